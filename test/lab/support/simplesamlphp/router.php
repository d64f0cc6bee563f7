<?php
// PHP's own web server does not split "/module.php/path/info" by itself; this does, and serves files as they are.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (!preg_match('#^(/.*?\.php)(/.*)?$#', $path, $part)) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $part[1];
$_SERVER['PATH_INFO'] = $part[2] ?? '';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $part[1];
chdir(dirname($_SERVER['SCRIPT_FILENAME']));
require $_SERVER['SCRIPT_FILENAME'];
