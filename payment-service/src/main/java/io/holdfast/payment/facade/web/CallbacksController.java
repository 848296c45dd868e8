package io.holdfast.payment.facade.web;

import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReply;
import io.holdfast.payment.collect.TakeCallback;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where channels report to. Nobody signs for us here: only a channel's own signature counts. */
@RestController
final class CallbacksController {

    private final TakeCallback takeCallback;

    CallbacksController(TakeCallback takeCallback) {
        this.takeCallback = takeCallback;
    }

    @PostMapping("/callbacks/{channel}/{merchantId}")
    ResponseEntity<byte[]> take(
            HttpServletRequest request, @PathVariable String channel, @PathVariable String merchantId)
            throws IOException {
        if (!takeCallback.isExpected(Answers.id(channel), Answers.id(merchantId))) {
            throw Answers.notFound();
        }
        Callback callback = new Callback(
                request.getRequestURI(),
                SignedRequest.queryOf(request),
                headers(request),
                RequestBody.read(request).bytes());
        CallbackReply reply = Answers.found(takeCallback.take(channel, merchantId, callback));
        return ResponseEntity.status(reply.status())
                .header(HttpHeaders.CONTENT_TYPE, reply.contentType())
                .body(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
