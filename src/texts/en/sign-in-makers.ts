// The clicks at each identity provider, in their order, English.
export const signInMakers = {
  'ad-fs': {
    'step-1':
      'On the AD FS server open “AD FS Management”, then “Relying Party Trusts” and “Add Relying Party Trust”. Choose “Claims aware”.',
    'step-2':
      'Choose “Import data about the relying party published online or on a local network” and enter {{metadata}}. If the portal cannot be reached from there, take “Import data from a file” and the downloaded file.',
    'step-3': 'Name the trust “Fernamt” and choose an access control policy.',
    'step-4':
      'Open “Edit Claim Issuance Policy”, add “Send Claims Using a Custom Rule” twice, and paste one of the two rules of this page unchanged into each.',
    'step-5': 'Under “Properties”, “Advanced”, check that the secure hash algorithm is SHA-256.',
    'step-6':
      'Return the address of your metadata, for example https://sts.musterstadt.de/FederationMetadata/2007-06/FederationMetadata.xml.',
  },
  'entra-id': {
    'step-1':
      'Open the Entra admin center, “Enterprise applications”, “New application”, “Create your own application”. Name it “Fernamt” and choose “Integrate any other application you don’t find in the gallery”.',
    'step-2':
      'Open “Single sign-on”, “SAML”, “Upload metadata file” and choose the downloaded file. Identifier: {{entityId}}. Reply URL: {{acs}}.',
    'step-3':
      'Under “Attributes & Claims” add “department” with the source user.department. The lasting key objectidentifier comes by itself.',
    'step-4':
      'Under “App registrations”, “Fernamt”, “App roles” make roles, for example vpn-it, and assign them under “Users and groups”.',
    'step-5':
      'Under “SAML Certificates” leave the signing option at “Sign SAML assertion” and the algorithm at SHA-256.',
    'step-6': 'Return the “App Federation Metadata Url” that stands under “SAML Certificates”.',
  },
  keycloak: {
    'step-1':
      'Open the admin console in the realm of the staff, “Clients”, “Import client” and load the downloaded file. The client ID is {{entityId}}.',
    'step-2':
      'Under “Settings” switch on “Sign documents” and “Client signature required”, set the algorithm to RSA_SHA256, “Name ID format” to “persistent” and switch on “Force name ID format”.',
    'step-3':
      'Under “Client scopes” open the scope of this client and add mappers: “X500 email”, “X500 givenName”, “X500 surname” and “User Attribute” for department.',
    'step-4':
      'For roles add “Group list” with the name member and switch off “Full group path”, or make roles of the client.',
    'step-5':
      'Return the address of the metadata, for example https://login.musterstadt.de/realms/stadt/protocol/saml/descriptor.',
  },
  ucs: {
    'step-1':
      'UCS signs people in with Keycloak. Open the admin console of the realm “ucs”, “Clients”, “Import client” and load the downloaded file. The client ID is {{entityId}}.',
    'step-2':
      'Add mappers for LDAP attributes: entryUUID, uid, mailPrimaryAddress, givenName, sn, displayName and memberOf.',
    'step-3':
      'Return the address of the metadata, for example https://ucs-sso-ng.musterstadt.de/realms/ucs/protocol/saml/descriptor.',
  },
  shibboleth: {
    'step-1':
      'Put the downloaded file on the server and name it in metadata-providers.xml as a FilesystemMetadataProvider.',
    'step-2':
      'In attribute-filter.xml release to {{entityId}}: subject-id or pairwise-id, displayName, mail, givenName, sn and isMemberOf.',
    'step-3': 'Return the address of the metadata, for example https://idp.musterstadt.de/idp/shibboleth.',
  },
  netiq: {
    'step-1':
      'In the administration open the identity server, “SAML 2.0”, “New Service Provider” and load the downloaded file or {{metadata}}.',
    'step-2':
      'Under “Attributes” choose an attribute set with workforceID, mail, fullName, givenName, sn and groupMembership, and under “Authentication Response” the NameID “persistent”.',
    'step-3':
      'Return the address of the metadata, for example https://idp.musterstadt.de/nidp/saml2/metadata.',
  },
  simplesamlphp: {
    'step-1':
      'In SimpleSAMLphp open “Federation”, “XML to SimpleSAMLphp metadata converter”. Put in the downloaded file, and the result into metadata/saml20-sp-remote.php.',
    'step-2':
      'In metadata/saml20-idp-hosted.php set a lasting NameID (saml:PersistentNameID or saml:AttributeNameID with a lasting attribute) and signature.algorithm to rsa-sha256.',
    'step-3':
      'In that entry of saml20-sp-remote.php add at least displayName, mail, department and groups under attributes. Without the filter core:AttributeLimit everything known of a person is sent.',
    'step-4':
      'Return the address of the metadata, for example https://login.musterstadt.de/simplesaml/saml2/idp/metadata.php.',
  },
  other: {
    'step-1': 'Make a service provider (relying party) there and enter {{metadata}} or the downloaded file.',
    'step-2':
      'By hand: name {{entityId}}, address for answers {{acs}} (HTTP-POST), sign-out {{slo}} (HTTP-Redirect).',
    'step-3': 'Have the response or the assertion signed with RSA and SHA-256. We refuse SHA-1.',
    'step-4': 'Send one lasting name for each person, and display name, mail, department and groups.',
    'step-5': 'Return the metadata of the identity provider, as an address or a file.',
  },
} as const;
