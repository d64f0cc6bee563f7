// The issuance transform rules for a relying party trust of AD FS, in its claim rule language: who it is by a key that
// never changes, and the attributes that the portal shows and gives roles by.
export const claimRules = `@RuleName = "Fernamt: Person und Gruppen aus dem Active Directory"
c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname", Issuer == "AD AUTHORITY"]
 => issue(store = "Active Directory",
    types = ("http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID",
             "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
             "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
             "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
             "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
             "http://schemas.xmlsoap.org/claims/Department",
             "http://schemas.xmlsoap.org/claims/Group"),
    query = ";objectGUID,userPrincipalName,mail,givenName,sn,department,tokenGroups;{0}", param = c.Value);

@RuleName = "Fernamt: NameID"
c:[Type == "http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID"]
 => issue(Type = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", Issuer = c.Issuer,
    OriginalIssuer = c.OriginalIssuer, Value = c.Value, ValueType = c.ValueType,
    Properties["http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format"]
      = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
`;
