package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.idempotency.Beginning;
import io.holdfast.payment.idempotency.IdempotentRequests;
import io.holdfast.payment.idempotency.RequestKey;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.merchant.SecretSeal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/**
 * Answers requests that count once. What is stored is the outcome of the work, refusals by the services included. What was
 * not understood (400) is refused before anything is stored, and what is not known (5xx) leaves the request to its next
 * repetition.
 */
final class IdempotentAnswers {

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private final IdempotentRequests requests;

    private final SecretSeal seal;

    IdempotentAnswers(IdempotentRequests requests, SecretSeal seal) {
        this.requests = requests;
        this.seal = seal;
    }

    ResponseEntity<byte[]> answer(SignedRequest signed, HttpServletRequest request, Supplier<StoredReply> work) {
        RequestKey key = signed.key();
        Beginning beginning = requests.begin(key);
        return beginning instanceof Beginning.Begun
                ? Answers.send(requests.end(key, done(key, request, work)))
                : again(beginning);
    }

    /** The same for answers that show a secret: it stands nowhere but sealed, in the stored answer neither. */
    ResponseEntity<byte[]> answerSealed(SignedRequest signed, HttpServletRequest request, Supplier<StoredReply> work) {
        RequestKey key = signed.key();
        Beginning beginning = requests.begin(key);
        if (beginning instanceof Beginning.Begun) {
            return Answers.send(opened(key, requests.end(key, sealed(key, done(key, request, work)))));
        }
        return beginning instanceof Beginning.Answered answered
                ? Answers.sendAgain(opened(key, answered.reply()))
                : again(beginning);
    }

    private StoredReply sealed(RequestKey key, StoredReply reply) {
        return reply.status() >= FIRST_REFUSAL
                ? reply
                : new StoredReply(
                        reply.status(), seal.seal(sealedFor(key), new String(reply.body(), StandardCharsets.UTF_8)));
    }

    private StoredReply opened(RequestKey key, StoredReply reply) {
        return reply.status() >= FIRST_REFUSAL
                ? reply
                : new StoredReply(
                        reply.status(), seal.open(sealedFor(key), reply.body()).getBytes(StandardCharsets.UTF_8));
    }

    private static String sealedFor(RequestKey key) {
        return "reply/" + key.merchantId() + "/" + key.fingerprint();
    }

    /** What somebody is told who is not the one to do the work. */
    static ResponseEntity<byte[]> again(Beginning beginning) {
        if (beginning instanceof Beginning.Answered answered) {
            return Answers.sendAgain(answered.reply());
        }
        if (beginning instanceof Beginning.KeyReused) {
            throw ProblemException.at(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    SignedRequest.IDEMPOTENCY_KEY_HEADER,
                    "the key stands for another request");
        }
        throw ProblemException.retryLater(
                ProblemCode.REQUEST_IN_PROGRESS,
                "the same request is still running",
                Problems.RETRY_AFTER_SECONDS,
                null);
    }

    private StoredReply done(RequestKey key, HttpServletRequest request, Supplier<StoredReply> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            ProblemException problem = Problems.of(failure);
            if (problem.code().status() >= FIRST_FAILURE) {
                requests.abandon(key);
                throw problem;
            }
            return new StoredReply(problem.code().status(), Problems.body(problem, request));
        }
    }
}
