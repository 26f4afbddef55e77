using System.Security.Cryptography;
using System.Text;
using Suoqiao.Bidding.Records;

namespace Suoqiao.Bidding.Tests.Records;

public sealed class RecordTests : IDisposable
{
    private readonly ECDsa key = RecordedSale.ThrowAwayKey();
    private readonly Sale sale = RecordedSale.Sold();

    public void Dispose() => key.Dispose();

    [Fact]
    public void A_record_re_plays_to_the_same_state_winner_and_price()
    {
        var found = RecordVerifier.Verify(RecordedSale.Bytes(RecordedSale.Lines(sale, key)), RecordWriter.Fingerprint(key), mustBeClosed: true);

        Assert.Null(found.Fault);
        Assert.True(found.IsClosed);
        Assert.Equal(sale.State.Describe(), found.State!.Describe());
        Assert.Equal(("竞买人2号", 160L), (found.State.Winner, found.State.Price));
        Assert.Equal((10L, 1L), (found.Accepted, found.Refused));
    }

    [Fact]
    public void A_record_without_a_close_is_valid_but_open()
    {
        var found = RecordVerifier.Verify(RecordedSale.Bytes(RecordedSale.Lines(sale, key, close: false)));

        Assert.True(found.IsValid);
        Assert.False(found.IsClosed);
    }

    [Fact]
    public void A_record_can_be_continued_where_it_was_left()
    {
        var whole = RecordedSale.Lines(sale, key, close: false, checkpointEvery: int.MaxValue);
        var left = RecordVerifier.Verify(RecordedSale.Bytes(whole[..5]));
        var writer = new RecordWriter(left);

        Assert.Equal(5, writer.Next);
        Assert.Equal(whole[5], writer.Event(sale.History[4].Event, Lot.Apply(left.State!, sale.History[4].Event, sale.History[4].Decision.State.Last)));
    }

    [Fact]
    public void A_broken_or_closed_record_is_not_continued()
    {
        var closed = RecordVerifier.Verify(RecordedSale.Bytes(RecordedSale.Lines(sale, key)));

        Assert.Throws<ArgumentException>(() => new RecordWriter(closed));
        Assert.Throws<ArgumentException>(() => new RecordWriter(RecordVerifier.Verify("x\n"u8.ToArray())));
    }

    [Fact]
    public void A_sale_that_still_goes_on_is_not_closed()
    {
        var going = new Sale(Sale.Terms(Sale.AscendingForm()));

        Assert.Throws<ArgumentException>(() => new RecordWriter().Close(going.State, key));
        Assert.Throws<InvalidOperationException>(() =>
        {
            var writer = new RecordWriter();
            writer.Open(going.State, key);
            writer.Open(going.State, key);
        });
    }

    [Fact]
    public void The_bytes_of_a_line_are_the_specified_ones()
    {
        var pause = RecordedSale.Lines(sale, key, checkpointEvery: int.MaxValue)[7];

        var text = Encoding.UTF8.GetString(pause);

        Assert.StartsWith("{\"seq\":7,\"prev\":\"", text, StringComparison.Ordinal);
        Assert.Contains(
            "\",\"at\":1767576600000000,\"kind\":\"pause\",\"reason\":\"核查\\\"保证金\\\"\\\\账户\",\"outcome\":\"accepted\",\"hash\":\"",
            text,
            StringComparison.Ordinal);
        Assert.EndsWith("\"}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("竞买人\n1号")]
    [InlineData("a\u007f")]
    public void Texts_that_have_no_one_form_cannot_become_events(string alias) => Assert.Throws<ArgumentException>(() => new PlaceBid(alias, 1));

    [Fact]
    public void Half_a_character_cannot_become_an_event() => Assert.Throws<ArgumentException>(() => new PlaceBid("\ud800", 1));

    [Fact]
    public void Names_can_be_disclosed_later()
    {
        var salt = Sale.Hex('3');
        var hash = Commitment.OfIdentity("2026-001", "竞买人1号", "91330000000000000X 云汀精工有限公司", salt);

        // sha256("suoqiao-identity-1\n2026-001\n竞买人1号\n91330000000000000X 云汀精工有限公司\n333…") as sha256sum prints it.
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"suoqiao-identity-1\n2026-001\n竞买人1号\n91330000000000000X 云汀精工有限公司\n{salt}"))),
            hash);
        Assert.NotEqual(hash, Commitment.OfIdentity("2026-001", "竞买人2号", "91330000000000000X 云汀精工有限公司", salt));
    }
}
