package io.holdfast.payment.pay.rpc;

import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.points.PointsHolds;
import io.holdfast.payment.pay.Reach;
import io.holdfast.protection.call.rpc.Calls;
import io.holdfast.protection.guard.Breakers;

/** By the breakers of the tries. */
public final class ReachDubbo implements Reach {

    private static final String STOCK = Calls.resourceOf(StockReservations.class, "reserve");
    private static final String POINTS = Calls.resourceOf(PointsHolds.class, "place");
    private static final String FUNDS = Calls.resourceOf(FundsHolds.class, "place");

    private final Breakers breakers;

    public ReachDubbo(Breakers breakers) {
        this.breakers = breakers;
    }

    @Override
    public boolean includesAll(boolean points) {
        return breakers.admit(STOCK) && (!points || breakers.admit(POINTS)) && breakers.admit(FUNDS);
    }
}
