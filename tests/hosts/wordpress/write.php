<?php
// Somebody writes something, as the editor does, through the REST API: its path and fields come as
// JSON, its answer goes out as such. Run in the site's folder, with the login of whoever writes.
require getcwd() . '/wp-load.php';
wp_set_current_user(null, $argv[1]);
$request = new WP_REST_Request('POST', $argv[2]);
$request->set_body_params(json_decode(stream_get_contents(STDIN), true));
$answer = rest_do_request($request);
echo json_encode($answer->get_data());
exit($answer->is_error() ? 1 : 0);
