/* Extended results of a database: the lower octet says what failed, the next
 * one where. */
#define DB_IOERR 10
#define DB_IOERR_READ (DB_IOERR | 1 << 8)
#define DB_IOERR_SHORT 522
#define DB_IOERR_WRITE 778
#define DB_LOCK_SHARED 1000
#define DB_CANTOPEN_DIR 1002
#define DB_CANTOPEN_PATH 1003
#define DB_CORRUPT_TABLE 1005
#define DB_CORRUPT_INDEX 1006
#define DB_READONLY_MOVED 1008
#define DB_AUTH_USER 1010
