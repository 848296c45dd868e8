package io.holdfast.order.reservation;

/** This service's part in one global transaction, as the coordinator names it. */
public record Branch(String xid, long branchId) {}
