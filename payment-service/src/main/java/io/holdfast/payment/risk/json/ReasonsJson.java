package io.holdfast.payment.risk.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.payment.risk.RiskReason;
import java.util.List;

/** The rules that fired, as they are stored. */
public final class ReasonsJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<RiskReason>> REASONS = new TypeReference<>() {};

    private ReasonsJson() {}

    public static String write(List<RiskReason> reasons) {
        try {
            return JSON.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for reasons", e);
        }
    }

    public static List<RiskReason> read(String json) {
        try {
            return JSON.readValue(json, REASONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored reasons cannot be read", e);
        }
    }
}
