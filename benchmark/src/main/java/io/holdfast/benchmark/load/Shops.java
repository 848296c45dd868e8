package io.holdfast.benchmark.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Opens the shops of a run through the operator API: merchant, key, goods in stock, funded wallets. */
final class Shops {

    static final String CURRENCY = "CNY";
    /** CNY 12.99; with the fee rate below the fee is not zero, so that a payment writes all its postings. */
    static final long PRICE_MINOR = 1299;

    static final int FEE_BASIS_POINTS = 60;

    private static final long FUNDS_MINOR = 1_000_000_000_000L;
    private static final long STOCK = 1_000_000_000L;

    private final OperatorClient operator;
    private final Plan plan;

    Shops(OperatorClient operator, Plan plan) {
        this.operator = operator;
        this.plan = plan;
    }

    /**
     * How many of each; goods and payers are dealt out evenly.
     *
     * @param skus at least {@code merchants}, as a SKU belongs to one merchant
     * @param payers at least {@code merchants}, as a wallet is spendable at one merchant
     */
    record Plan(int merchants, int skus, int payers) {

        Plan {
            if (skus < merchants || payers < merchants) {
                throw new IllegalArgumentException("every merchant needs a SKU and a payer");
            }
        }

        /** How many of {@code total} fall to the shop with this number. */
        int shareOf(int total, int shop) {
            return total / merchants + (shop < total % merchants ? 1 : 0);
        }
    }

    Shop open(int number) throws IOException, InterruptedException {
        String merchant = JsonField.text(
                operator.send(
                        "POST",
                        "/operator/v1/merchants",
                        "{\"name\":\"Bench " + number + "\",\"fee_basis_points\":" + FEE_BASIS_POINTS + "}"),
                "id");
        String below = "/operator/v1/merchants/" + merchant;
        byte[] key = operator.send("POST", below + "/keys", "{}");
        List<String> skus = new ArrayList<>();
        for (int i = 0; i < plan.shareOf(plan.skus(), number); i++) {
            skus.add(stockedSku(below, "sku-" + i));
        }
        List<String> wallets = new ArrayList<>();
        for (int i = 0; i < plan.shareOf(plan.payers(), number); i++) {
            wallets.add(fundedWallet(below, "payer-" + i));
        }
        return new Shop(merchant, JsonField.text(key, "key"), JsonField.text(key, "secret"), skus, wallets);
    }

    private String stockedSku(String below, String sku) throws IOException, InterruptedException {
        operator.send(
                "PUT",
                below + "/skus/" + sku,
                "{\"name\":\"Tea\",\"price\":" + PRICE_MINOR + ",\"currency\":\"" + CURRENCY + "\"}");
        operator.send(
                "POST",
                below + "/skus/" + sku + "/deliveries",
                "{\"delivery_no\":\"first-" + sku + "\",\"quantity\":" + STOCK + "}");
        return sku;
    }

    private String fundedWallet(String below, String owner) throws IOException, InterruptedException {
        String wallet = JsonField.text(
                operator.send(
                        "POST",
                        below + "/accounts",
                        "{\"kind\":\"WALLET\",\"owner\":\"" + owner + "\",\"currency\":\"" + CURRENCY + "\"}"),
                "id");
        operator.send(
                "POST",
                below + "/deposits",
                "{\"deposit_no\":\"first-" + owner + "\",\"account\":\"" + wallet + "\",\"amount\":" + FUNDS_MINOR
                        + ",\"currency\":\"" + CURRENCY + "\"}");
        return wallet;
    }
}
