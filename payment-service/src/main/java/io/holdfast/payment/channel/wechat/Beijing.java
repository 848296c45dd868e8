package io.holdfast.payment.channel.wechat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and days as WeChat Pay writes them. */
final class Beijing {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter COMPACT = formatter("yyyyMMddHHmmss");
    private static final DateTimeFormatter DATE_TIME = formatter("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter WITH_OFFSET = formatter("yyyy-MM-dd'T'HH:mm:ssxxx");

    private Beijing() {}

    /** {@code 20141030133525} */
    static String compact(Instant at) {
        return COMPACT.format(at);
    }

    static Instant fromCompact(String text) {
        return COMPACT.parse(text, Instant::from);
    }

    /** {@code 2014-11-10 16:33:45} */
    static Instant fromDateTime(String text) {
        return DATE_TIME.parse(text, Instant::from);
    }

    /** {@code 2018-06-08T10:34:56+08:00} */
    static String withOffset(Instant at) {
        return WITH_OFFSET.format(at);
    }

    /** {@code 20140603} */
    static String compact(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZONE);
    }
}
