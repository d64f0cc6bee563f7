// The part of the package pkcs11js that is used. It is optional: without these lines nobody without a compiler could build.

declare module 'pkcs11js' {
  type Handle = Buffer;
  type Attribute = { readonly type: number; readonly value?: number | boolean | string | Buffer };
  interface PKCS11 {
    load(path: string): void;
    close(): void;
    C_Initialize(): void;
    C_GetSlotList(tokenPresent: boolean): Handle[];
    C_GetTokenInfo(slot: Handle): { readonly label: string };
    C_OpenSession(slot: Handle, flags: number): Handle;
    C_GetSessionInfo(session: Handle): object;
    C_Login(session: Handle, userType: number, pin: string): void;
    C_GenerateKeyPair(
      session: Handle,
      mechanism: { readonly mechanism: number },
      publicTemplate: readonly Attribute[],
      privateTemplate: readonly Attribute[],
    ): object;
    C_FindObjectsInit(session: Handle, template: readonly Attribute[]): void;
    C_FindObjects(session: Handle, most: number): Handle[];
    C_FindObjectsFinal(session: Handle): void;
    C_GetAttributeValue(
      session: Handle,
      object: Handle,
      template: readonly Attribute[],
    ): readonly { readonly value: Buffer }[];
    C_SignInit(session: Handle, mechanism: { readonly mechanism: number }, key: Handle): void;
    C_Sign(session: Handle, data: Buffer, place: Buffer): Buffer;
    C_DestroyObject(session: Handle, object: Handle): void;
  }
  const library: {
    readonly PKCS11: new () => PKCS11;
    readonly CKF_SERIAL_SESSION: number;
    readonly CKF_RW_SESSION: number;
    readonly CKU_USER: number;
    readonly CKO_PUBLIC_KEY: number;
    readonly CKO_PRIVATE_KEY: number;
    readonly CKK_EC: number;
    readonly CKA_CLASS: number;
    readonly CKA_TOKEN: number;
    readonly CKA_PRIVATE: number;
    readonly CKA_LABEL: number;
    readonly CKA_ID: number;
    readonly CKA_KEY_TYPE: number;
    readonly CKA_SENSITIVE: number;
    readonly CKA_EXTRACTABLE: number;
    readonly CKA_SIGN: number;
    readonly CKA_VERIFY: number;
    readonly CKA_EC_PARAMS: number;
    readonly CKA_EC_POINT: number;
    readonly CKM_EC_KEY_PAIR_GEN: number;
    readonly CKM_ECDSA: number;
  };
  export = library;
}
