package io.holdfast.payment.channel.wechat;

import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** One signed question, one answer whose signature was found good. */
final class V2Wire {

    private static final MediaType XML = MediaType.get("text/xml; charset=utf-8");

    /** What an unsigned refusal says when it cannot make out who is asking. */
    private static final Pattern WRONG_KEYS = Pattern.compile("签名|证书|商户号|sign|appid|mch_?id", Pattern.CASE_INSENSITIVE);

    private final URI endpoint;
    private final String appId;
    private final String mchId;
    private final V2Signature signature;
    private final Connections connections;

    V2Wire(URI endpoint, WechatSettings settings, Connections connections) {
        this.endpoint = endpoint;
        this.appId = settings.appId();
        this.mchId = settings.mchId();
        this.signature = settings.v2Signature();
        this.connections = connections;
    }

    Heard<Map<String, String>> ask(String path, Map<String, String> fields) {
        Connections.Answer answer;
        try {
            answer = connections.call(request(path, fields));
        } catch (IOException e) {
            return new Heard.Nothing<>("no answer: " + e.getClass().getSimpleName());
        }
        if (answer.response().code() != 200) {
            return new Heard.Nothing<>("status " + answer.response().code());
        }
        try {
            return believed(FlatXml.read(answer.body()));
        } catch (XMLStreamException e) {
            return new Heard.Nothing<>("an answer that is not flat XML");
        }
    }

    /** A file: the only thing that version 2 does not sign. */
    byte[] download(String path, Map<String, String> fields) throws IOException {
        Connections.Answer answer = connections.download(request(path, fields));
        if (answer.response().code() != 200) {
            throw new IOException("status " + answer.response().code());
        }
        return answer.body();
    }

    private Request request(String path, Map<String, String> fields) {
        Map<String, String> whole = new TreeMap<>(fields);
        whole.put("appid", appId);
        whole.put("mch_id", mchId);
        whole.put("nonce_str", nonce());
        whole.put("sign_type", signature.wireName());
        whole.put("sign", signature.of(whole));
        return new Request.Builder()
                .url(endpoint + path)
                .post(RequestBody.create(FlatXml.write(whole), XML))
                .build();
    }

    private Heard<Map<String, String>> believed(Map<String, String> answer) {
        if (!"SUCCESS".equals(answer.get("return_code"))) {
            return unheard(answer.getOrDefault("return_msg", ""));
        }
        if (!signature.signs(answer)) {
            return new Heard.Nothing<>("a wrong signature");
        }
        if (!appId.equals(answer.get("appid")) || !mchId.equals(answer.get("mch_id"))) {
            return new Heard.Nothing<>("an answer to another merchant");
        }
        return switch (answer.getOrDefault("result_code", "")) {
            case "SUCCESS" -> new Heard.Good<>(answer);
            case "FAIL" ->
                new Heard.Failed<>(
                        new Failure(answer.getOrDefault("err_code", ""), answer.getOrDefault("err_code_des", "")));
            default -> new Heard.Nothing<>("neither a success nor a failure");
        };
    }

    private static Heard<Map<String, String>> unheard(String message) {
        if (WRONG_KEYS.matcher(message).find()) {
            return new Heard.Failed<>(new Failure("SIGNERROR", message));
        }
        return new Heard.Nothing<>("not heard: " + new Failure("FAIL", message).message());
    }

    static String nonce() {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
