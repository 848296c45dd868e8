package io.holdfast.benchmark.demo;

import io.holdfast.benchmark.Arguments;
import io.holdfast.benchmark.Help;
import io.holdfast.benchmark.RunningStack;
import io.holdfast.contract.Money;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Tells the story, and checks that each step ended as it should. */
public final class Demo {

    private static final int BOUGHT = 2;
    private static final Money BACK = Money.of(4_000, Teahouse.CURRENCY);
    /** Points come by way of the message broker, in a moment. */
    private static final long POINTS_WITHIN_MILLIS = 15_000;

    /** At CNY 1.00 a point, of what the wallet paid. */
    private static final long MINOR_PER_POINT = 100;

    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();

    Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** The exit code. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (Help.isAskedFor(args)) {
            Help.print("demo", out);
            return 0;
        }
        try {
            Arguments given = new Arguments(args);
            Path home = given.home();
            given.refuseOthers();
            RunningStack stack = RunningStack.in(home);
            Demo demo = new Demo(out);
            demo.tell(
                    new Teahouse("http://127.0.0.1:" + stack.httpPort(), stack.sandboxUrl(), stack.operatorToken()),
                    stack.channelsArePlayed());
            demo.wrong.forEach(sentence -> out.println("NOT AS IT SHOULD BE: " + sentence));
            out.println("demo ok=" + demo.wrong.isEmpty());
            return demo.wrong.isEmpty() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println("demo: " + e.getMessage());
            return 2;
        } catch (Teahouse.RefusedException | UncheckedIOException e) {
            err.println("demo: " + e.getMessage());
            out.println("demo ok=false");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void tell(Teahouse teahouse, boolean channelsArePlayed) throws InterruptedException {
        out.println("A new merchant: the teahouse (" + teahouse.merchantId() + ", key " + teahouse.keyId()
                + "), which pays a fee of " + Teahouse.FEE_BASIS_POINTS / 100.0 + "%.");
        out.println("It has " + Teahouse.PIECES + " bags of oolong at " + Teahouse.PRICE + ". Ada's wallet gets "
                + Teahouse.POCKET_MONEY + ".");
        Position before = teahouse.position();

        Teahouse.Order order = teahouse.order(BOUGHT);
        out.println("\nAda orders " + BOUGHT + " bags (" + order.id() + ") for " + order.total() + " and pays.");
        long start = System.nanoTime();
        Teahouse.Paid paid = teahouse.pay(order);
        double millis = (System.nanoTime() - start) / 1e6;
        out.printf(Locale.ROOT, "The payment (%s) is %s after %.0f ms", paid.id(), paid.state(), millis);
        out.println(
                paid.state().equals("SUCCEEDED")
                        ? ": stock and money were held in two services, then captured in both.\n"
                        : " " + paid.reason() + ".\n");
        expect("the payment", "SUCCEEDED", paid.state());
        Position after = settled(teahouse, order.total());
        expect("the position after it", expected(before, order.total()), after);
        expect("the order", "PAID", teahouse.stateOf(order));

        Teahouse.Order second = teahouse.order(1);
        Teahouse.Paid refused = teahouse.pay(second);
        Position afterRefusal = teahouse.position();
        out.print(Position.table(
                Teahouse.CURRENCY,
                List.of("before", "after", "after a refusal"),
                List.of(before, after, afterRefusal)));
        out.println("\nThe refusal: Ada orders one bag more (" + second.id() + ") for " + second.total()
                + ", which her wallet does not hold.");
        out.println("The payment (" + refused.id() + ") is " + refused.state() + ' ' + refused.reason()
                + ". The bag that was set aside for her is back, and the order can still be paid.");
        expect("the second payment", "FAILED INSUFFICIENT_FUNDS", refused.state() + ' ' + refused.reason());
        expect("the position after a refusal", after, afterRefusal);
        expect("the second order", "OPEN", teahouse.stateOf(second));
        if (channelsArePlayed) {
            tellOfWechat(teahouse, second, afterRefusal);
        } else {
            out.println("\nShe cannot pay it by WeChat here: with --real-network the sandbox plays no channels.");
        }
    }

    private void tellOfWechat(Teahouse teahouse, Teahouse.Order order, Position before) throws InterruptedException {
        teahouse.agreeWithWechat();
        out.println(
                "\nSo she pays it by WeChat, whom the sandbox plays: prepay, her yes on the phone, the channel's callback.");
        long start = System.nanoTime();
        Teahouse.Paid paid = teahouse.payByWechat(order);
        out.printf(
                Locale.ROOT,
                "The payment (%s) is %s after %.0f ms.%n",
                paid.id(),
                paid.state(),
                (System.nanoTime() - start) / 1e6);
        expect("the payment by WeChat", "SUCCEEDED", paid.state());
        Position after = teahouse.position();
        Teahouse.Paid refund = teahouse.refund(paid, BACK);
        out.println("A bag was damp: " + BACK + " of it go back to her phone (" + refund.id() + "), which is "
                + refund.state() + ", and the points that they earned are taken back.\n");
        expect("the refund", "SUCCEEDED", refund.state());
        Position last = teahouse.position();
        out.print(Position.table(
                Teahouse.CURRENCY,
                List.of("before", "paid by WeChat", "after the refund"),
                List.of(before, after, last)));
        long fee = fee(order.total());
        expect("the wallet", before.wallet(), last.wallet());
        expect("what the teahouse received", before.merchant() + order.total().amountMinor() - fee, after.merchant());
        expect("what it has left", after.merchant() - BACK.amountMinor(), last.merchant());
        expect("what is sold", before.sold() + 1, last.sold());
        expect(
                "the points",
                before.points() + (order.total().amountMinor() - BACK.amountMinor()) / MINOR_PER_POINT,
                last.points());
    }

    private static long fee(Money total) {
        return Math.round(total.amountMinor() * Teahouse.FEE_BASIS_POINTS / 10_000.0);
    }

    private static Position expected(Position before, Money total) {
        return new Position(
                before.wallet() - total.amountMinor(),
                0,
                before.merchant() + total.amountMinor() - fee(total),
                before.available() - BOUGHT,
                0,
                before.sold() + BOUGHT,
                before.points() + total.amountMinor() / MINOR_PER_POINT);
    }

    /** The position once the points have come, or when they are overdue. */
    private static Position settled(Teahouse teahouse, Money total) throws InterruptedException {
        long patience = System.nanoTime() + POINTS_WITHIN_MILLIS * 1_000_000;
        Position position = teahouse.position();
        while (position.points() < total.amountMinor() / MINOR_PER_POINT && System.nanoTime() < patience) {
            Thread.sleep(100);
            position = teahouse.position();
        }
        return position;
    }

    private void expect(String what, Object should, Object is) {
        if (!Objects.equals(should, is)) {
            wrong.add(what + " is " + is + " and should be " + should);
        }
    }
}
