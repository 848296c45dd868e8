package io.holdfast.payment.channel.alipay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as Alipay writes them: {@code 2026-01-02 03:04:05} in China. */
final class AlipayTime {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private AlipayTime() {}

    static String of(Instant at) {
        return FORM.format(LocalDateTime.ofInstant(at, CHINA));
    }

    /** @throws IllegalArgumentException if it is no such time */
    static Instant read(String text) {
        try {
            return LocalDateTime.parse(text, FORM).atZone(CHINA).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a time of Alipay's", e);
        }
    }
}
