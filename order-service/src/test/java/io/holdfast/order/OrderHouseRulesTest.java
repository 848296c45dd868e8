package io.holdfast.order;

import io.holdfast.contract.HouseRules;

class OrderHouseRulesTest extends HouseRules {

    @Override
    protected String basePackage() {
        return "io.holdfast.order";
    }
}
