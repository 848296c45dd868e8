package io.holdfast.payment.facade.web;

import io.holdfast.contract.PublicId;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.ProblemJson;
import io.holdfast.payment.facade.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Tomcat answers to a request that no servlet ever saw, such as one with an illegal path. */
public final class ProblemErrorValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorValve.class);
    private static final int FIRST_REFUSAL = 400;

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_REFUSAL || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemException problem = Problems.ofStatus(status);
        String requestId = PublicId.mint("req");
        response.setStatus(problem.code().status());
        response.setHeader(RequestIds.HEADER, requestId);
        response.setContentType(Problems.MEDIA_TYPE);
        try (OutputStream out = response.getOutputStream()) {
            out.write(WireJson.write(ProblemJson.of(problem, requestId)));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            log.debug("the caller is gone", e);
        }
    }
}
