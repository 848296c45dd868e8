package io.holdfast.payment.channel.paypal;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers as long as they may be, read before the SDK sees them: it would read them whole, whatever their length. */
final class LimitedAnswers {

    private static final int BYTES_LIMIT = 1 << 20;
    private static final int BILL_BYTES_LIMIT = 64 << 20;
    private static final String BILLS = "/v1/reporting/";

    private LimitedAnswers() {}

    /** @throws IOException if the answer is longer */
    static Response of(Response response) throws IOException {
        ResponseBody body = response.body();
        if (body == null) {
            return response;
        }
        int limit = response.request().url().encodedPath().startsWith(BILLS) ? BILL_BYTES_LIMIT : BYTES_LIMIT;
        try (InputStream stream = body.byteStream()) {
            byte[] bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException("an answer of more than " + limit + " bytes");
            }
            return response.newBuilder()
                    .body(ResponseBody.create(bytes, body.contentType()))
                    .build();
        }
    }
}
