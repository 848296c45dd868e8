package io.holdfast.payment.risk;

import io.holdfast.contract.payment.RiskInputs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides about payments by the rules that are in effect. */
public final class Screen {

    private static final int SUBJECT_BYTES = 16;

    private final LiveRules rules;
    private final Velocities velocities;
    private final PaidBefore paidBefore;
    private final RiskDecisions decisions;
    private final RiskWatch watch;
    private final Clock clock;

    public Screen(
            LiveRules rules,
            Velocities velocities,
            PaidBefore paidBefore,
            RiskDecisions decisions,
            RiskWatch watch,
            Clock clock) {
        this.rules = rules;
        this.velocities = velocities;
        this.paidBefore = paidBefore;
        this.decisions = decisions;
        this.watch = watch;
        this.clock = clock;
    }

    /** The rules by which a payment that is made now is judged, from here to the end. Reads nothing but memory. */
    public RuleSet rules() {
        return rules.current();
    }

    /**
     * Counts the payment and judges it. To be called within the transaction that makes the payment, last before its commit:
     * until then nobody else's payment of the same payer, device or address is judged.
     */
    public RiskDecision judge(RuleSet by, RiskQuestion question) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Velocities.Tally> tallies = tallies(by, question);
        Map<Counter, Velocities.Standing> standings = new HashMap<>();
        if (!tallies.isEmpty()) {
            List<Velocities.Standing> counted = velocities.count(tallies, question.amount(), now);
            for (int i = 0; i < counted.size(); i++) {
                standings.put(tallies.get(i).counter(), counted.get(i));
            }
        }
        List<RiskReason> reasons = new Evaluation(by, paidBefore).reasons(question, standings);
        RiskVerdict verdict = reasons.stream()
                .filter(reason -> !reason.dry())
                .map(RiskReason::verdict)
                .reduce(RiskVerdict.ALLOW, RiskVerdict::stricter);
        return new RiskDecision(question, by.version(), verdict, reasons, now);
    }

    /**
     * Keeps a decision as it is carried out, within the transaction in which it was made. A payment of which nothing is told
     * and which no rule has anything to say about has no row of its own: its own row names the rules.
     */
    public void keep(RuleSet by, RiskDecision decision) {
        RiskQuestion question = decision.question();
        if (decision.verdict() == RiskVerdict.REFUSE || decision.verdict() == RiskVerdict.CHALLENGE) {
            takeBack(by, question, decision.decidedAt());
        }
        if (!decision.reasons().isEmpty() || !question.inputs().equals(RiskInputs.NONE)) {
            decisions.insert(decision);
        }
    }

    /** Takes the amount of a payment that was counted at an instant out of the sums, within the transaction that refuses it. */
    public void takeBack(RuleSet by, RiskQuestion question, Instant countedAt) {
        List<Velocities.Tally> tallies = tallies(by, question);
        if (!tallies.isEmpty()) {
            velocities.takeBack(tallies, question.amount(), countedAt);
        }
    }

    /** Keeps a decision whose own transaction was undone, within another: the payment is counted once more. */
    public void keepApart(RuleSet by, RiskDecision decision) {
        List<Velocities.Tally> tallies = tallies(by, decision.question());
        if (!tallies.isEmpty()) {
            velocities.count(tallies, decision.question().amount(), decision.decidedAt());
        }
        keep(by, decision);
    }

    /** To be called once the decision is committed. */
    public void committed(RiskDecision decision) {
        watch.decided(decision);
    }

    private static List<Velocities.Tally> tallies(RuleSet by, RiskQuestion question) {
        List<Velocities.Tally> tallies = new ArrayList<>();
        for (Counter counter : by.counters()) {
            String subject = subject(counter.subject(), question);
            if (subject != null) {
                tallies.add(new Velocities.Tally(subject, counter));
            }
        }
        return tallies;
    }

    private static @Nullable String subject(RiskSubject kind, RiskQuestion question) {
        String value = question.of(kind);
        if (value == null) {
            return null;
        }
        String within = kind == RiskSubject.PAYER && question.customer() ? question.merchantId() : "";
        byte[] address = kind == RiskSubject.IP ? IpAddress.bytes(value) : null;
        // One address may be written in several ways.
        String known = address == null ? value : HexFormat.of().formatHex(address);
        return digest(kind + "\n" + within + "\n" + known);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, SUBJECT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
