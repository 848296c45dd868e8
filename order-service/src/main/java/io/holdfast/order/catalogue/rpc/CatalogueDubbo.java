package io.holdfast.order.catalogue.rpc;

import io.holdfast.contract.Money;
import io.holdfast.contract.order.Catalogue;
import io.holdfast.contract.order.CatalogueOutcome;
import io.holdfast.contract.order.SkuView;
import io.holdfast.contract.order.StockUp;
import io.holdfast.order.catalogue.FindSku;
import io.holdfast.order.catalogue.ListSku;
import io.holdfast.order.catalogue.ReceiveDelivery;
import org.apache.dubbo.config.annotation.DubboService;
import org.jspecify.annotations.Nullable;

/** The catalogue over Dubbo. */
@DubboService
class CatalogueDubbo implements Catalogue {

    private final ListSku listSku;
    private final ReceiveDelivery receiveDelivery;
    private final FindSku findSku;

    CatalogueDubbo(ListSku listSku, ReceiveDelivery receiveDelivery, FindSku findSku) {
        this.listSku = listSku;
        this.receiveDelivery = receiveDelivery;
        this.findSku = findSku;
    }

    @Override
    public CatalogueOutcome put(String merchantId, String sku, String name, Money price) {
        return listSku.list(merchantId, sku, name, price);
    }

    @Override
    public CatalogueOutcome stockUp(StockUp delivery) {
        return receiveDelivery.receive(delivery);
    }

    @Override
    public @Nullable SkuView find(String merchantId, String sku) {
        return findSku.find(merchantId, sku);
    }
}
