<?php
// The identity provider itself; what it signs, encrypts and how it names attributes comes from settings.json.
$settings = json_decode(file_get_contents(__DIR__ . '/settings.json'), true);
$persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
$metadata[$settings['entityId']] = [
    'host' => '__DEFAULT__',
    'auth' => 'people',
    'privatekey' => $settings['key'] . '.key',
    'certificate' => $settings['key'] . '.crt',
    'signature.algorithm' => $settings['algorithm'],
    'saml20.sign.response' => $settings['signResponse'],
    'saml20.sign.assertion' => $settings['signAssertion'],
    'assertion.encryption' => $settings['encryptAssertion'],
    'redirect.sign' => true,
    'redirect.validate' => $settings['requireSignedRequests'],
    'NameIDFormat' => $persistent,
    'attributes.NameFormat' => $settings['nameFormat'],
    'authproc' => [
        10 => $settings['nameId'] === 'hashed'
            // From 2.0 on the option is called identifyingAttribute.
            ? ['class' => 'saml:PersistentNameID', 'attribute' => 'uid']
            : ['class' => 'saml:AttributeNameID', 'attribute' => 'uid', 'Format' => $persistent],
        20 => ['class' => 'core:AttributeMap'] + $settings['attributeNames'],
    ] + ($settings['limitAttributes'] ? [50 => ['class' => 'core:AttributeLimit']] : []),
];
if ($settings['announcedKey'] !== null) {
    $metadata[$settings['entityId']] += [
        'new_privatekey' => $settings['announcedKey'] . '.key',
        'new_certificate' => $settings['announcedKey'] . '.crt',
    ];
}
