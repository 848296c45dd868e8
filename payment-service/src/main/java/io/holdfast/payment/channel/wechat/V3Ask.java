package io.holdfast.payment.channel.wechat;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import java.util.function.Supplier;

/** A call of the SDK, whose exceptions become values. Their messages are not kept: they quote whole requests. */
final class V3Ask {

    private V3Ask() {}

    static <T> Heard<T> ask(Supplier<T> call) {
        try {
            return new Heard.Good<>(call.get());
        } catch (ServiceException e) {
            return refused(e);
        } catch (ValidationException e) {
            return new Heard.Nothing<>("a wrong signature");
        } catch (HttpException e) {
            Throwable cause = e.getCause();
            return new Heard.Nothing<>(
                    "no answer: " + (cause == null ? e : cause).getClass().getSimpleName());
        } catch (MalformedMessageException e) {
            return new Heard.Nothing<>("an answer that is not its JSON");
        } catch (RuntimeException e) {
            // The SDK leaves some answers to the accident: a missing header, an error whose body is no JSON.
            return new Heard.Nothing<>(
                    "an answer that cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static <T> Heard<T> refused(ServiceException e) {
        String code = e.getErrorCode();
        if (code == null) {
            return new Heard.Nothing<>("status " + e.getHttpStatusCode());
        }
        String message = e.getErrorMessage();
        return new Heard.Failed<>(new Failure(code, message == null ? "" : message));
    }
}
