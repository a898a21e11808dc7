/* SPDX-License-Identifier: MIT */
/* The names that this room's functions and tables have for the linker. */

#ifndef TRAFFIC_NAMES_H
#define TRAFFIC_NAMES_H

/*
 * A program that links the static library may have a function http_init() of
 * its own.  So all global names of the library begin with "wsreg_" for the
 * linker, while the sources do without.  A function that is new in a header of
 * this room is added here; the test `symbols' tells which one is missing.
 */

#define agreement_add wsreg_agreement_add
#define agreement_read wsreg_agreement_read
#define agreement_read_extension wsreg_agreement_read_extension
#define array_grow wsreg_array_grow
#define close_note wsreg_close_note
#define connection_demand wsreg_connection_demand
#define connection_end wsreg_connection_end
#define connection_feed wsreg_connection_feed
#define connection_finish wsreg_connection_finish
#define connection_free wsreg_connection_free
#define connection_give_up wsreg_connection_give_up
#define connection_init wsreg_connection_init
#define connection_section wsreg_connection_section
#define deflate_begin wsreg_deflate_begin
#define deflate_begin_frame wsreg_deflate_begin_frame
#define deflate_end wsreg_deflate_end
#define deflate_feed wsreg_deflate_feed
#define deflate_free wsreg_deflate_free
#define deflate_init wsreg_deflate_init
#define deflate_params_add wsreg_deflate_params_add
#define deflate_params_fit wsreg_deflate_params_fit
#define deflate_params_none wsreg_deflate_params_none
#define direction_counts wsreg_direction_counts
#define direction_exclude wsreg_direction_exclude
#define direction_failed wsreg_direction_failed
#define direction_feed wsreg_direction_feed
#define direction_finish wsreg_direction_finish
#define direction_free wsreg_direction_free
#define direction_gather wsreg_direction_gather
#define direction_header wsreg_direction_header
#define direction_init wsreg_direction_init
#define direction_is_lost wsreg_direction_is_lost
#define direction_message wsreg_direction_message
#define end_both wsreg_end_both
#define end_side wsreg_end_side
#define exchange_feed wsreg_exchange_feed
#define exchange_go_on wsreg_exchange_go_on
#define extension_format wsreg_extension_format
#define extension_name wsreg_extension_name
#define extension_param wsreg_extension_param
#define extension_value wsreg_extension_value
#define gap_take wsreg_gap_take
#define handshake_forget wsreg_handshake_forget
#define handshake_free wsreg_handshake_free
#define handshake_init wsreg_handshake_init
#define handshake_is_asked wsreg_handshake_is_asked
#define handshake_judge wsreg_handshake_judge
#define handshake_keep wsreg_handshake_keep
#define handshake_miss_answer wsreg_handshake_miss_answer
#define handshake_note_early wsreg_handshake_note_early
#define handshake_refuse wsreg_handshake_refuse
#define http_begin wsreg_http_begin
#define http_begun wsreg_http_begun
#define http_body_feed wsreg_http_body_feed
#define http_body_of_answer wsreg_http_body_of_answer
#define http_body_of_request wsreg_http_body_of_request
#define http_feed wsreg_http_feed
#define http_free wsreg_http_free
#define http_init wsreg_http_init
#define http_line_fault wsreg_http_line_fault
#define http_line_limit wsreg_http_line_limit
#define http_line_read wsreg_http_line_read
#define http_list wsreg_http_list
#define http_list_next wsreg_http_list_next
#define http_next wsreg_http_next
#define http_release wsreg_http_release
#define http_start wsreg_http_start
#define inflate_code_lengths wsreg_inflate_code_lengths
#define inflate_distances wsreg_inflate_distances
#define inflate_end_flush wsreg_inflate_end_flush
#define inflate_forget wsreg_inflate_forget
#define inflate_is_between_blocks wsreg_inflate_is_between_blocks
#define inflate_literals wsreg_inflate_literals
#define inflate_new wsreg_inflate_new
#define inflate_run wsreg_inflate_run
#define inflate_symbols wsreg_inflate_symbols
#define inflate_table_make wsreg_inflate_table_make
#define judge_add wsreg_judge_add
#define judge_agree wsreg_judge_agree
#define judge_extensions wsreg_judge_extensions
#define judge_fields wsreg_judge_fields
#define judge_gather wsreg_judge_gather
#define judge_keys wsreg_judge_keys
#define judge_note wsreg_judge_note
#define judge_subprotocols wsreg_judge_subprotocols
#define message_add wsreg_message_add
#define message_begin wsreg_message_begin
#define message_free wsreg_message_free
#define pings_begin wsreg_pings_begin
#define pings_end wsreg_pings_end
#define pings_feed wsreg_pings_feed
#define pings_free wsreg_pings_free
#define pings_mismatch wsreg_pings_mismatch
#define pings_unanswered wsreg_pings_unanswered
#define token_is wsreg_token_is
#define token_kinds wsreg_token_kinds
#define token_next wsreg_token_next
#define token_number wsreg_token_number
#define token_span_text wsreg_token_span_text
#define token_take wsreg_token_take
#define token_take_text wsreg_token_take_text

#endif
