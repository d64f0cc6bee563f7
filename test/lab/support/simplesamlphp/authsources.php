<?php
// The people who can sign in: "name:password" → attributes, as settings.json lists them.
$settings = json_decode(file_get_contents(__DIR__ . '/settings.json'), true);
$people = ['exampleauth:UserPass'];
foreach ($settings['users'] as $user) {
    $people[$user['name'] . ':' . $user['password']] = $user['attributes'];
}
$config = ['people' => $people, 'admin' => ['core:AdminPassword']];
