using System.Text;

namespace Suoqiao.Journals.Tests;

public sealed class JournalTests : IDisposable
{
    private static readonly JournalOptions Small = new() { SegmentBytes = 16 << 10 };

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Lines_come_back_in_their_order_and_by_stream()
    {
        await using (var journal = Journal.Open(folder.Path, Small))
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => journal.Append(i % 3, Encoding.UTF8.GetBytes($"第{i}行"))));
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"第{i}行"), Texts());
        Assert.Equal(
            Enumerable.Range(0, 100).Where(i => i % 3 == 1).Select(i => $"第{i}行"),
            JournalReader.Read(folder.Path, 1).Select(l => Encoding.UTF8.GetString(l.Span)));
        await using var again = Journal.Open(folder.Path, Small);
        Assert.Equal(new JournalRecovery(100, 0, 1), again.Recovery);
    }

    [Fact]
    public async Task An_acknowledged_line_was_flushed_before()
    {
        var disk = new StubbornDisk();
        await using var journal = Journal.Open(folder.Path, Small, disk);
        using var held = new SemaphoreSlim(0);
        disk.Held = held;

        var appended = journal.Append(1, "a"u8);
        await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.False(appended.IsCompleted);
        disk.Held = null;
        held.Release();
        await appended;
    }

    [Fact]
    public async Task Lines_that_gather_during_a_flush_share_the_next_one()
    {
        var disk = new StubbornDisk();
        await using var journal = Journal.Open(folder.Path, Small, disk);
        using var held = new SemaphoreSlim(0);
        disk.Held = held;
        var before = disk.Flushes;
        var first = journal.Append(1, "first"u8);
        while (disk.Flushes == before)
        {
            await Task.Yield();
        }

        var later = Enumerable.Range(0, 100).Select(_ => journal.Append(1, "later"u8)).ToList();
        disk.Held = null;
        held.Release();
        await first;
        await Task.WhenAll(later);

        Assert.Equal(before + 2, disk.Flushes);
    }

    [Fact]
    public async Task Each_line_alone_is_flushed_at_once()
    {
        var disk = new StubbornDisk();
        await using var journal = Journal.Open(folder.Path, Small, disk);
        var before = disk.Flushes;

        for (var i = 0; i < 5; i++)
        {
            await journal.Append(1, "alone"u8);
        }

        Assert.Equal(before + 5, disk.Flushes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_failure_nothing_is_acknowledged_any_more(bool flushing)
    {
        var disk = new StubbornDisk();
        await using (var journal = Journal.Open(folder.Path, Small, disk))
        {
            await journal.Append(1, "safe"u8);
            using var held = new SemaphoreSlim(0);
            disk.Held = flushing ? held : null;
            (disk.FailsToFlush, disk.FailsToWrite) = (flushing, !flushing);
            var first = journal.Append(1, "lost"u8);
            var later = flushing ? journal.Append(1, "waiting"u8) : first;
            held.Release(2);

            await Assert.ThrowsAsync<JournalFailedException>(() => first);
            await Assert.ThrowsAsync<JournalFailedException>(() => later);
            (disk.FailsToFlush, disk.FailsToWrite, disk.Held) = (false, false, null);
            await Assert.ThrowsAsync<JournalFailedException>(() => journal.Append(1, "too late"u8));
        }

        Assert.Equal("safe", Texts()[0]);
        await using var again = Journal.Open(folder.Path, Small);
        await again.Append(1, "on"u8);
        Assert.Equal("on", Texts()[^1]);
    }

    [Fact]
    public async Task Who_waits_for_space_goes_on_after_the_flush_or_hears_of_the_failure()
    {
        var disk = new StubbornDisk();
        await using var journal = Journal.Open(folder.Path, new() { SegmentBytes = 1 << 16, MostWaitingBytes = 100 }, disk);
        using var held = new SemaphoreSlim(0);
        disk.Held = held;
        _ = journal.Append(1, new byte[200]);
        await TakenAsync();

        var second = journal.Append(1, new byte[200]);
        var space = journal.WhenSpaceAsync().AsTask();
        Assert.False(space.IsCompleted);
        held.Release(2);
        await space;
        await second;

        _ = journal.Append(1, new byte[200]);
        await TakenAsync();

        _ = journal.Append(1, new byte[200]);
        var never = journal.WhenSpaceAsync().AsTask();
        disk.FailsToFlush = true;
        held.Release(2);
        await Assert.ThrowsAsync<JournalFailedException>(() => never);

        // Nothing waits once the writer has taken it, though the disk has not.
        async Task TakenAsync()
        {
            while (!journal.WhenSpaceAsync().AsTask().IsCompleted)
            {
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Files_follow_one_another_and_a_long_line_gets_one_that_fits()
    {
        await using (var journal = Journal.Open(folder.Path, Small))
        {
            for (var i = 0; i < 40; i++)
            {
                await journal.Append(i, Encoding.UTF8.GetBytes($"{i}{new string('x', 300)}"));
            }

            await journal.Append(40, new byte[10_000]);
            await journal.Append(41, []);
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => journal.Append(1, new byte[JournalOptions.LongestLine + 1]));
        }

        await using var again = Journal.Open(folder.Path, Small);
        Assert.Equal(42, again.Recovery.Lines);
        Assert.InRange(again.Recovery.Files, 2, 4);
        Assert.Equal(Enumerable.Range(0, 42).Select(i => (long)i), JournalReader.Read(folder.Path).Select(l => l.Stream));
    }

    [Fact]
    public async Task A_folder_belongs_to_one_journal_at_a_time()
    {
        await using (Journal.Open(folder.Path, Small))
        {
            Assert.ThrowsAny<IOException>(() => Journal.Open(folder.Path, Small));
        }

        await using var after = Journal.Open(folder.Path, Small);
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_then_takes_nothing()
    {
        var journal = Journal.Open(folder.Path, Small);
        var waiting = Enumerable.Range(0, 50).Select(i => journal.Append(i, "x"u8)).ToList();

        await journal.DisposeAsync();

        await Task.WhenAll(waiting);
        Assert.Equal(50, Texts().Count);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.Append(1, "x"u8));
    }

    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        // The check value of CRC-32C, RFC 3720 appendix B.4 and the catalogue of parametrised CRCs.
        Assert.Equal(0xE3069283u, ~Frame.Crc(uint.MaxValue, "123456789"u8));
    }

    private List<string> Texts() => [.. JournalReader.Read(folder.Path).Select(l => Encoding.UTF8.GetString(l.Bytes.Span))];
}
