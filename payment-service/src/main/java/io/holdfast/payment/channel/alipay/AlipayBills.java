package io.holdfast.payment.channel.alipay;

import com.alipay.api.domain.AlipayDataDataserviceBillDownloadurlQueryModel;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.response.AlipayDataDataserviceBillDownloadurlQueryResponse;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.ChannelUnavailableException;
import io.holdfast.payment.channel.http.ChannelHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The bill of one day: a link is asked for, and behind it is a ZIP of CSV files in GBK. */
final class AlipayBills {

    private static final Charset GBK = Charset.forName("GBK");
    private static final int OK = 200;
    /** A day of a large merchant has some megabytes. */
    private static final int PACKED_LIMIT = 64 << 20;

    private static final int UNPACKED_LIMIT = 256 << 20;

    private final AlipayGateway gateway;
    private final ChannelHttp http;

    AlipayBills(AlipayGateway gateway, ChannelHttp http) {
        this.gateway = gateway;
        this.http = http;
    }

    List<BillLine> of(ChannelSettings settings, LocalDate day) {
        AlipayDataDataserviceBillDownloadurlQueryModel model = new AlipayDataDataserviceBillDownloadurlQueryModel();
        model.setBillType("trade");
        model.setBillDate(day.toString());
        AlipayDataDataserviceBillDownloadurlQueryRequest request =
                new AlipayDataDataserviceBillDownloadurlQueryRequest();
        request.setBizModel(model);
        try {
            AlipayDataDataserviceBillDownloadurlQueryResponse response = gateway.ask(settings, request);
            if ("isp.bill_not_exist".equals(response.getSubCode())) {
                return List.of();
            }
            if (!AlipayCodes.isDone(response) || response.getBillDownloadUrl() == null) {
                throw new IOException("no link: " + AlipayCodes.subCode(response));
            }
            return AlipayBillText.read(details(download(settings, response.getBillDownloadUrl()), UNPACKED_LIMIT));
        } catch (IOException | IllegalArgumentException e) {
            throw new ChannelUnavailableException("the bill of " + day + " cannot be had now", e);
        }
    }

    private byte[] download(ChannelSettings settings, String url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(BillLink.of(settings.endpoint(), URI.create(url)))
                .build();
        ChannelHttp.Answer answer = http.exchange(request, PACKED_LIMIT);
        if (answer.status() != OK) {
            throw new IOException("status " + answer.status());
        }
        return answer.body();
    }

    /** The one file that lists single movements; the other sums them up. Half of it would be another bill. */
    static String details(byte[] zip, int limit) throws IOException {
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.getName().endsWith("业务明细.csv")) {
                    byte[] text = files.readNBytes(limit);
                    if (files.read() >= 0) {
                        throw new IOException("a bill of more than " + limit + " bytes");
                    }
                    return new String(text, GBK);
                }
            }
        }
        throw new IOException("a bill without details");
    }
}
