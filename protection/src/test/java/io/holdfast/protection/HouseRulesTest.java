package io.holdfast.protection;

import io.holdfast.contract.HouseRules;

class HouseRulesTest extends HouseRules {

    @Override
    protected String basePackage() {
        return "io.holdfast.protection";
    }
}
