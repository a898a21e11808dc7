/* Modes of a terminal. */
void
set_mode(struct terminal *terminal, int mode, int on)
{
	switch (mode) {
	case 1000:
		terminal->mouse = on ? MOUSE_NORMAL : MOUSE_NONE;
		break;
	case 1001:
		terminal->highlight = on;
		break;
	case 1002:
		terminal->mouse = on ? MOUSE_BUTTON : MOUSE_NONE;
		break;
	case 1003:
		terminal->mouse = on ? MOUSE_ANY : MOUSE_NONE;
		break;
	case 1004:
		terminal->focus = on;
		break;
	case 1005:
		terminal->utf8 = on;
		break;
	case 1006:
		terminal->sgr = on;
		break;
	case 1015:
		terminal->urxvt = on;
		break;
	}
}
