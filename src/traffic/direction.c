#include "direction.h"
#include <string.h>
bool
direction_init(struct direction *d, const struct wsreg_check_options *o,
    const struct agreement *a)
{
	struct wsreg_check_options options = *o;
	memset(d, 0, sizeof(*d));
	options.bits = a->bits;
	options.compressed_bit = a->compressed_bit;
	wsreg_check_init(&d->check, &options);
	return true;
}
bool
direction_feed(struct direction *d, const void *data, size_t size, size_t *used,
    struct wsreg_event *e)
{
	return wsreg_check_feed(&d->check, data, size, used, e);
}
bool
direction_finish(struct direction *d, struct wsreg_event *e)
{
	return wsreg_check_finish(&d->check, e);
}
void
direction_free(struct direction *d)
{
	(void)d;
}
bool
direction_failed(const struct direction *d)
{
	return wsreg_check_failed(&d->check);
}
