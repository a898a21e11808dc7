/* SPDX-License-Identifier: MIT */
/* Streams of frames alone that were built after reports of real programs, and what is
 * found in them. */

#include "cases.h"

const struct traffic_case cases_frames[] = {
	{ ROW, .what = "client Ping unmasked, 89 00", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\211\000\210\202\344\240\371\317\347H"),
	    .found = "client mask-missing 1\n" },
	{ ROW, .what = "MQTT DISCONNECT masked, then the Close unmasked: 88 00",
	    .bare = true,
	    .sides[WSREG_CLIENT] = OCTETS("\202\202\272\302\232!Z\302\210\000"),
	    .found = "client mask-missing 9\n" },
	{ ROW, .what = "client key of zeros", .bare = true,
	    .sides[WSREG_CLIENT] = OCTETS(
		"\201\202\000\000\000\000hi\210\202\274u\227\210\277\235"),
	    .found = "client mask-key-weak 2\n" },
	{ ROW, .what = "the same key for two frames", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\201\201\021\"3Dp\201\201\021\"3Ds\210\202\356\261p\212"
		       "\355Y"),
	    .found = "client mask-key-weak 9\n" },
	{ ROW,
	    .what =
		"header 82 FE 00 81 + key, 129 octets: extended form needed",
	    .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\202\376\000\201\217\373\263\332\000\001\002\003\004"
		       "\005\006\007\010\011\n\013\014\r\016\017\020\021\022"
		       "\023\024\025\026\027\030\031\032\033\034\035\036\037"
		       " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQR"
		       "STUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\177\200"
		       "\210\202\\\036)\243_\366"),
	    .found = "" },
	{ ROW, .what = "20 octets in the 16-bit form", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\202\376\000\024\262#j\362\312[\022\212\312[\022\212"
		       "\312[\022\212\312[\022\212\312[\022\212\210\202\3456"
		       "Oi\346\336"),
	    .found = "client length-not-minimal 2\n" },
	{ ROW, .what = "64-bit length ff..ff", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\202\177\377\377\377\377\377\377\377\377"),
	    .found = "server length-msb-set 2\n" },
	{ ROW, .what = "Ping of 126 octets", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\211~\000~bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
		       "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
		       "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\210\002\003\350"),
	    .found = "server control-frame-too-long 1\n" },
	{ ROW,
	    .what =
		"length 126 written as the 7-bit length of a Close: the key is then read as the extended length",
	    .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\210\376\021\"3D\022\312\321\306\275\300\261\350\363"
		       "\240\237\246\223\216\321\306\275\300\261\350\363\240"
		       "\237\246\223\216\321\306\275\300\261\350\363\240\237"
		       "\246\223\216\321\306\275\300\261\350\363\240\237\246"
		       "\223\216\321\306\275\300\261\350\363\240\237\246\223"
		       "\216\321\306\275\300\261\350\363\240\237\246\223\216"
		       "\321\306\275\300\261\350\363\240\237\246\223\216\321"
		       "\306\275\300\261\350\363\240\237\246\223\216\321\306"
		       "\275\300\261\350\363\240\237\246\223\216\321\306\275"
		       "\300\261\350\363\240\237\246\223\216\321\306\275Z"),
	    .found = "client control-frame-too-long 1\n" },
	{ ROW, .what = "Close of one octet", .bare = true,
	    .sides[WSREG_CLIENT] = OCTETS("\210\201\234nq\245\237"),
	    .found = "client close-payload-one-octet 1\n" },
	{ ROW, .what = "reason that ends in U+FFFD twice", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\210}\003\360xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		       "xxxxxxxxxxxxxxxxxxxxxxxxxx\357\277\275\357\277\275"),
	    .found = "" },
	{ ROW, .what = "1000 in little endian: 59395", .bare = true,
	    .sides[WSREG_CLIENT] = OCTETS("\210\202\346x8\311\016{"),
	    .found = "client close-code-out-of-range 6\n" },
	{ ROW, .what = "code sent as the ASCII digits 1001", .bare = true,
	    .sides[WSREG_SERVER] = OCTETS("\210\0041001"),
	    .found = "server close-code-out-of-range 2\n" },
	{ ROW, .what = "code 0", .bare = true,
	    .sides[WSREG_SERVER] = OCTETS("\210\002\000\000"),
	    .found = "server close-code-not-used 2\n" },
	{ ROW, .what = "code 65535", .bare = true,
	    .sides[WSREG_SERVER] = OCTETS("\210\002\377\377"),
	    .found = "server close-code-out-of-range 2\n" },
	{ ROW, .what = "1005 written back as an answer to an empty Close",
	    .bare = true,
	    .sides[WSREG_CLIENT] = OCTETS("\210\202\305\220\315X\306}"),
	    .found = "client close-code-local-only 6\n" },
	{ ROW, .what = "4099 with a UTF-8 reason", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\210\027\020\003reason \342\200\246 (+5 bytes)"),
	    .found = "" },
	{ ROW, .what = "data after Close", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\210\2028\023N\020;\373\201\204\355\030\204\322\201y"
		       "\360\267"),
	    .found = "client data-after-close 8\n" },
	{ ROW, .what = "opcode 7", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\207\201\177\301\3452\007\210\202\251:\n\252\252\322"),
	    .found = "client opcode-reserved-data 0\n" },
	{ ROW, .what = "an HTTP answer in the place of frames: 48 54 54 50",
	    .bare = true,
	    .sides[WSREG_SERVER] = OCTETS("HTTP/1.1 400 Bad Request\r\n"
					  "Content-Length: 0\r\n\r\n"),
	    .found = "server rsv-unnegotiated 0\n" },
	{ ROW, .what = "a text with FIN inside a message", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\001\203\245\340\237\214\355\205\363\201\201\240x\036"
		       "\307\330\210\202D<\246uG\324"),
	    .found = "client data-frame-inside-message 9\n" },
	{ ROW, .what = "fragments that all bear opcode 2", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\002\201\031\322\266\326x\002\201\357\346\243\217\215"
		       "\202\201\014\370Y]o\210\202\035C\r\n"
		       "\036\253"),
	    .found = "client data-frame-inside-message 7\n" },
	{ ROW, .what = "one octet a frame, empty last", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\001\201\277\370\234\325q\000\201\213\017\03131\000\201"
		       "\217y\251\235@\000\201\273(\325R7\000\201\0302\254$\327"
		       "\000\2012\354\257\227\261\000\201\314\273#Y\002\000\201"
		       "\010\035X\026\264\000\201\\\361\242\003\222\000\201+"
		       "\336\223?\236\000\201\300\270.\230\340\000\201!p\235"
		       "3\321\000\201\213V?(\024\000\201q\370%\305\351\000\201"
		       "\r\306\326\320\215\200\200\273[$\017\210\202x\254\343"
		       "j{D"),
	    .found = "" },
	{ ROW, .what = "U+DF38 alone as ED BC B8", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\201\03042[\"data\",{\"msg\":\"\355\274\270\"}]\210\002"
		       "\003\350"),
	    .found = "server text-utf8-invalid 21\n" },
	{ ROW, .what = "a text with a NUL", .bare = true,
	    .sides[WSREG_SERVER] = OCTETS("\201\003ok\000\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "CESU-8 pair", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\201\006\355\240\275\355\270\200\210\002\003\350"),
	    .found = "server text-utf8-invalid 3\n" },
	{ ROW, .what = "noncharacters", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\201\007\357\277\277\364\217\277\277\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "RSV1 also on the continuation", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_CLIENT] =
		OCTETS("A\203\300I\011\3402\001\304\300\204Ax\270\"\210\261\277"
		       "\"\210\202\030uh\005\033\235"),
	    .found = "client rsv1-on-continuation 9\n" },
	{ ROW, .what = "RSV1 on the first only, a Ping between", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_CLIENT] =
		OCTETS("A\203H\325\001\337\272\235\314\211\201\rm\206v}\200\204"
		       "s\321D(\272\030C(\210\202_\371\2510\\\021"),
	    .found = "" },
	{ ROW, .what = "Pong between compressed fragments", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("B\004\354\3011\001\212\000\200\021\000\000\000\302\240"
		       "\336Ko\014\037\240\000\000\000\200\267\001\210\002\003"
		       "\350"),
	    .found = "" },
	{ ROW, .what = "Z_FINISH + 00, then a next message", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_CLIENT] =
		OCTETS("\301\210\310e\331 ;-\024\351\001b\331 \301\207\306No"
		       "U\214\002 \231\nMo\210\202\200\002\014\325\203\352"),
	    .found = "" },
	{ ROW, .what = "200 KiB with BFINAL, then messages flushed as usual",
	    .bare = true, .extension = "permessage-deflate",
	    .sides[WSREG_CLIENT] =
		OCTETS("\302\376\001\336l-\363\317\201\3542\205\177-\363\317"
		       "<!b\336J\3652\2434U[{\337\343p\2216k\277r\004\037\273"
		       "\335'~\331\337\352h\343\216&\251+\346y\354(\257^\031"
		       "\307\n/!e'\011\000\261rD\011\355\213\037O\373\221\351"
		       "#\331\031\023\345\210`\212S\327\232Z\326\327\021s\023"
		       ";!k\206\200n\254k\007)\036\3709\276\021\372x\\\222\253"
		       "\2638\240\252p\004+z\234\250\326\333\205\231+f\315\360"
		       "\324\332\0075\264I\325[\024V\320\223\264>\335b\340\320"
		       "\350\000\210KH\254\363\313M\360\226\037\206\273\307\334"
		       "\226g\206\201\307X\000\307\370\023E\222\307\233p\362"
		       "9\220tu\011\325\225\225KR\241\203\036\321*\352h\\\243"
		       "\377B\020\251@z\0058p<4\231\237x`\322\220\332W\023\332"
		       "\003\240V_\304\266vpJ\031\230\236\200\253\327\333\274"
		       "\363\224N\206%&[Zz\226\334\207\236'\217\316`\216z\231"
		       "\276\233\357*5\036\306\203\264\310\216\204\274\301\r"
		       "\313\267\260\037\n5\225i:\221K-\363\317l-\363\317l-\363"
		       "\317l-\363\317l-\363\317l-\363\317l-\363\317l-\363\317"
		       "l-\363\317l-\363\317l-\363\317l-\363\317l-\363\317l-"
		       "\363\317l-\363\317l-\363\317l-\363\317l-\363\317l-\363"
		       "\317l-\363\317l-\363\317l-\363\317l-\363\317l-\363\317"
		       "l-\363\317l-\363\317l-\363\317l-\363\317l-\363\317l-"
		       "\363\317l-\363\317l-\363\317l-\363\317l-\363\317l-\363"
		       "\317l-\363\317l-\363\317l-\363\317l-\363\317l-\363\317"
		       "l-\363\317l-\363\317l-\363\317l-\363\317l-\363\317l-"
		       "\363\317l-\363\317l-\363\317l-\363\317l-\363(\246R\301"
		       "\234\371G\036\3623\017\323;0\020V\276\322\0163\240\261"
		       "\r\325>\262\213O:\341R\004\347\333k\032\362\301\2133"
		       "m'\026\031\244\357:y<\017\017aI'\210\2024K)\3117\243"),
	    .found = "" },
	{ ROW, .what = "00 00 ff ff not taken away", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("\301\013\362H\315\311\311\007\000\000\000\377\377\210"
		       "\002\003\350"),
	    .found = "server deflate-data-invalid 13\n" },
	{ ROW, .what = "gzip stream 1f 8b", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("\301\031\037\213\010\000\354\336\014k\002\377\363H\315"
		       "\311\311\007\000\202\211\321\367\005\000\000\000\210"
		       "\002\003\350"),
	    .found = "server deflate-data-invalid 27\n" },
	{ ROW, .what = "empty message as 00, then as 02 00", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("\301\001\000\301\002\002\000\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "the reported octets, first message", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_CLIENT] =
		OCTETS("\301\221G\226yp]\312^\327_\317#PHB\365\356\333\244\003"
		       "\002\215\210\202\350\245\340\323\353M"),
	    .found = "client deflate-data-invalid 23\n" },
	{ ROW, .what = "server_max_window_bits=8 agreed, deflated with 10 bits",
	    .bare = true,
	    .extension = "permessage-deflate; server_max_window_bits=8",
	    .sides[WSREG_SERVER] =
		OCTETS("\302~\001Gj\332\316\367\256^*\300r\337\207\272C&\365"
		       "ly\027\372c\217\007\252\270?vpf`\312\316\013\011\235"
		       "\262 5#6\345\310\014\356\035WB\274\332\025W\316b\\\253"
		       "8o\353\234o\013\343\276}\214\222m\346\336~\216\363\332"
		       "\356\003,\317\305cRlj\337l\330\332\360\306|\317t\241"
		       "\273zY\353vz\257\353\325\237\277hN\224\206\317\274\357"
		       "A\022\232\347\005*74\274\274\356%#\360gu\226\223\363"
		       "e\263\260{\373|\344\256O\363x\021\366\342\347\242\257"
		       "=S?\234\363\266<\030\375\177m\214\356\357\356\035\n\333"
		       "\004\347\354\352\377\321>m]4\353\247\206e=o'o\333\324"
		       "\263\341\342\346\210g\273V{\204\246\356\3742A\343j\370"
		       "\365Y]|)\201\017c\nbD?\026\207H\273X,\212\371\236,t\345"
		       "\335\346C*\031\225\373\0316\237\357\273h\265_h\226\301"
		       "\364\265\323\2668]\273\270\367\275G\300\341/\251.z\233"
		       "\031\016\233/\363Xv\340\366\335\342?S\277\036:\022\330"
		       ":\353_\303\025\256\305s\177O\362\374\302c\367\270v\232"
		       "\210\353\011\266\257=5\237\204j\177u\372O\232\366\347"
		       "\263\r\207\303\314\246\321\260\":\254\000\000\210\002"
		       "\003\350"),
	    .found = "server deflate-window-exceeded 331\n" },
	{ ROW,
	    .what =
		"second message refers to the first though server_no_context_takeover was agreed",
	    .bare = true,
	    .extension = "permessage-deflate; server_no_context_takeover",
	    .sides[WSREG_SERVER] =
		OCTETS("\301 \252V*\251,HU\262R*-HI,IU\322Q*K\314)\005\n\030"
		       "\032\031\233\230\326\002\000\301\005\252\306/\r\000\210"
		       "\002\003\350"),
	    .found = "server deflate-context-takeover 41\n" },
	{ ROW, .what = "the same without it", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("\301 \252V*\251,HU\262R*-HI,IU\322Q*K\314)\005\n\030"
		       "\032\031\233\230\326\002\000\301\005\252\306/\r\000\210"
		       "\002\003\350"),
	    .found = "" },
	{ ROW, .what = "inflates to text that is no UTF-8", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("\301\005JL\372\017\000\210\002\003\350"),
	    .found = "server text-utf8-after-inflate 7\n" },
	{ ROW, .what = "300 octets, 16-bit length in little endian: 11265",
	    .bare = true, .fill = { 4, 300, 'x' },
	    .sides[WSREG_SERVER] = OCTETS("\201~,\001\210\002\003\350"),
	    .found = "server text-utf8-invalid 304\n" },
	{ ROW, .what = "64-bit length 2^42 by a shift mistake", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\202\177\000\000\004\000\000\000\000\000xxxxxxxxxx"),
	    .found = "server stream-truncated 20\n" },
	{ ROW, .what = "16-bit length with its top bit set: 40000",
	    .bare = true, .fill = { 4, 40000, 'x' },
	    .sides[WSREG_SERVER] = OCTETS("\202~\234@\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "Ping without FIN: 09 00", .bare = true,
	    .sides[WSREG_SERVER] = OCTETS("\011\000\210\002\003\350"),
	    .found = "server control-frame-fragmented 0\n" },
	{ ROW, .what = "fragmented Ping", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\011\201Mt\007\212,\200\201\305\220*\275\247\210\202"
		       "N7\"\rM\337"),
	    .found = "client control-frame-fragmented 0\n" },
	{ ROW, .what = "RSV1 and RSV3", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\321\201V\253\\\315.\210\202\251\014\323\314\252\344"),
	    .found = "client rsv-unnegotiated 0\n" },
	{ ROW, .what = "a text after a complete fragmented one", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\001\201\036\334\265\222\177\200\201\264OFx\326\201\201"
		       "\371\014\370w\232\210\202d\322\273\311g:"),
	    .found = "" },
	{ ROW, .what = "binary while a text is open", .bare = true,
	    .sides[WSREG_CLIENT] =
		OCTETS("\001\201\226\331\320_\367\202\201\023)\261\261q\210\202"
		       "2S\231f1\273"),
	    .found = "client data-frame-inside-message 7\n" },
	{ ROW, .what = "1013", .bare = true,
	    .sides[WSREG_SERVER] = OCTETS("\210\002\003\365"), .found = "" },
	{ ROW, .what = "4002 with a reason", .bare = true,
	    .sides[WSREG_SERVER] =
		OCTETS("\210\037\017\242Error while decoding payload."),
	    .found = "" },
	{ ROW, .what = "7.2.3.6 with RSV1 on the continuation", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("A\013\362H\315\311\311\007\000\000\000\377\377\300\001"
		       "\000A\013\n\317/\312I\001\000\000\000\377\377\300\001"
		       "\000\210\002\003\350"),
	    .found = "server rsv1-on-continuation 13\n" },
	{ ROW,
	    .what =
		"a plain message between two compressed that share a window",
	    .bare = true, .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("\301\006JL\304\004\000\000\201\005plain\301\004\302\006"
		       "\000\000\210\002\003\350"),
	    .found = "" },
	{ ROW, .what = "tail kept, a plain message follows", .bare = true,
	    .extension = "permessage-deflate",
	    .sides[WSREG_SERVER] =
		OCTETS("\301\013\362H\315\311\311\007\000\000\000\377\377\201"
		       "\001x\210\002\003\350"),
	    .found = "server deflate-data-invalid 13\n" },
};

const size_t cases_frames_count = COUNT(cases_frames);
