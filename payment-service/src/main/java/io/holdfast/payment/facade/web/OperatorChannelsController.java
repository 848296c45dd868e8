package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.ChannelSettingsOutcome;
import io.holdfast.contract.payment.PutChannelSettings;
import io.holdfast.payment.channelconfig.ChannelSettingsStore;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.ChannelSettingsJson;
import io.holdfast.payment.facade.json.JsonFields;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/merchants/{id}/channels/{channel}", produces = "application/json")
final class OperatorChannelsController {

    private static final Set<String> SETTINGS_FIELDS = Set.of("merchant", "channel", "endpoint", "open", "secret");
    private static final int ENDPOINT_LENGTH = 255;

    private final ChannelSettingsStore store;

    OperatorChannelsController(ChannelSettingsStore store) {
        this.store = store;
    }

    @PutMapping
    ResponseEntity<byte[]> put(OperatorRequest request, @PathVariable String id, @PathVariable String channel) {
        JsonFields body = request.json(SETTINGS_FIELDS);
        if (body.has("channel") && !channel.equals(body.text("channel", Limits.NAME_LENGTH))) {
            throw body.invalid("channel", "is not the one in the path");
        }
        PutChannelSettings settings = new PutChannelSettings(
                Answers.id(id),
                Answers.id(channel),
                body.optionalText("endpoint", ENDPOINT_LENGTH),
                body.texts("open"),
                body.has("secret") ? body.textsOrNulls("secret") : Map.of());
        ChannelSettingsOutcome outcome = store.put(settings);
        if (outcome instanceof ChannelSettingsOutcome.Stored stored) {
            return Answers.ok(ChannelSettingsJson.of(stored.settings()));
        }
        ChannelSettingsOutcome.Refused refused = (ChannelSettingsOutcome.Refused) outcome;
        throw switch (refused.reason()) {
            case MERCHANT_NOT_FOUND, CHANNEL_NOT_FOUND -> Answers.notFound();
            case INVALID -> ProblemException.of(ProblemCode.CHANNEL_SETTINGS_INVALID, refused.fault());
        };
    }

    @GetMapping
    ResponseEntity<byte[]> find(OperatorRequest request, @PathVariable String id, @PathVariable String channel) {
        return Answers.ok(ChannelSettingsJson.of(Answers.found(store.find(Answers.id(id), Answers.id(channel)))));
    }
}
