package io.holdfast.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;

/**
 * One question to a RocketMQ name server, in its own protocol: which brokers have a topic? A frame is its length, the
 * header's length, a JSON header, a body.
 */
final class RouteQuery {

    /** GET_ROUTEINFO_BY_TOPIC in RocketMQ's RequestCode. */
    private static final int CODE = 105;

    private static final int SUCCESS = 0;
    private static final int MILLIS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RouteQuery() {}

    /** Whether the answer names a broker; false also where the name server knows of no such topic. */
    static boolean hasBroker(int nameServerPort, String topic) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", nameServerPort), MILLIS);
            socket.setSoTimeout(MILLIS);
            byte[] header = JSON.writeValueAsBytes(Map.of(
                    "code",
                    CODE,
                    "language",
                    "JAVA",
                    "version",
                    0,
                    "opaque",
                    1,
                    "flag",
                    0,
                    "extFields",
                    Map.of("topic", topic),
                    "serializeTypeCurrentRPC",
                    "JSON"));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(Integer.BYTES + header.length);
            out.writeInt(header.length);
            out.write(header);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            int headerLength = in.readInt() & 0xFFFFFF;
            JsonNode answer = JSON.readTree(in.readNBytes(headerLength));
            String body = new String(
                    in.readNBytes(length - Integer.BYTES - headerLength), java.nio.charset.StandardCharsets.UTF_8);
            return answer.path("code").asInt(-1) == SUCCESS && body.contains("brokerAddrs");
        }
    }
}
