package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.json.ApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's description, for machines and, with Swagger UI, for people. */
@RestController
final class ApiDocumentController {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final byte[] document = ApiDocument.read();
    private final byte[] page = resource("/api/swagger-ui.html");
    private final byte[] script = resource("/api/sign.js");

    @GetMapping("/v3/api-docs")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }

    @GetMapping("/swagger-ui.html")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .header("Content-Security-Policy", "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:")
                .body(page);
    }

    @GetMapping("/swagger-ui/sign.js")
    ResponseEntity<byte[]> script() {
        return ResponseEntity.ok().contentType(SCRIPT).body(script);
    }

    private static byte[] resource(String path) {
        try (InputStream in = ApiDocumentController.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path + " on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
