<?php
/**
 * The school's data. Needs nothing of WordPress but its options: pages of the panel come without
 * the rest (see page.php).
 *
 * @package Klucznik
 */

namespace Klucznik;

/** Where the database holds the text of the school's school.json. */
const OPTION = 'klucznik_school';

/** Returns the school's data as its school.json has them, '{}' where there are none. */
function school_json(): string {
	return (string) get_option( OPTION, '{}' );
}

/** Keeps the text of a school.json. Pages of the site don't need it: it isn't loaded with them. */
function keep_school( string $json ): void {
	update_option( OPTION, $json, false );
}

/**
 * Returns what the panel's release tells.
 *
 * @return array{longest_file: int, words: array<string, array<string, string>>} the bytes that the
 *     panel reads of a school.json; by language, texts and HTML by their names in the panel's words.
 */
function from_panel(): array {
	return json_decode( file_get_contents( __DIR__ . '/from-panel.json' ), true );
}
