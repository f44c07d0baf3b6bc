<?php
// Before the site's own settings: it lies wherever the test serves it, and speaks with nobody.
define('WP_HOME', 'http://' . ($_SERVER['HTTP_HOST'] ?? 'localhost'));
define('WP_SITEURL', WP_HOME);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('WP_CACHE', true); // Where a test puts something that keeps whole pages.
?>
