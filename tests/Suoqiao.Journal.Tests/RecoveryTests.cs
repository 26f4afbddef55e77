using System.Text;

namespace Suoqiao.Journals.Tests;

/// <summary>What a journal makes of the files that a crash, or a bad disk, left behind.</summary>
public sealed class RecoveryTests : IDisposable
{
    private static readonly JournalOptions Small = new() { SegmentBytes = 4096 };

    private readonly Folder folder = new();

    private string First => Path.Combine(folder.Path, "journal-0000000001.log");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_torn_end_is_cut_wherever_it_is_torn()
    {
        var (bytes, ends) = await WrittenAsync();
        for (var torn = ends[1] + 1; torn < ends[2]; torn++)
        {
            foreach (var rest in new byte[] { 0, 0xFF })
            {
                var left = bytes.ToArray();
                left.AsSpan(torn).Clear();
                left.AsSpan(torn, ends[2] - torn).Fill(rest);
                await File.WriteAllBytesAsync(First, left, TestContext.Current.CancellationToken);

                await using (var journal = Journal.Open(folder.Path, Small))
                {
                    Assert.Equal(2, journal.Recovery.Lines);
                    await journal.Append(9, "after"u8);
                }

                Assert.Equal(["one", "two", "after"], Texts());
            }
        }
    }

    [Fact]
    public async Task A_write_that_reached_the_disk_in_part_and_out_of_order_is_cut()
    {
        // One batch of two lines whose first sector never arrived.
        await using (var journal = Journal.Open(folder.Path, Small))
        {
            await journal.Append(1, "one"u8);
        }

        var bytes = await File.ReadAllBytesAsync(First, TestContext.Current.CancellationToken);
        var start = Segment.HeaderBytes + Frame.Header + 3;
        var batch = new Batch();
        batch.Add(1, "two"u8);
        batch.Add(1, "three"u8);
        Frame.Seal(batch.Frames, start);
        batch.Frames.CopyTo(bytes.AsSpan(start));
        bytes.AsSpan(start, 10).Clear();
        await File.WriteAllBytesAsync(First, bytes, TestContext.Current.CancellationToken);

        await using (var again = Journal.Open(folder.Path, Small))
        {
            Assert.Equal(1, again.Recovery.Lines);
            Assert.True(again.Recovery.CutBytes > 0);
            await again.Append(1, "new"u8);
        }

        // As long as the line that was lost: the rest of the cut write must not come back behind it.
        Assert.Equal(["one", "new"], Texts());
    }

    [Fact]
    public async Task Damage_to_an_acknowledged_line_is_told_and_nothing_is_changed()
    {
        var (bytes, ends) = await WrittenAsync();
        for (var at = 0; at < ends[1]; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x10;
            await File.WriteAllBytesAsync(First, damaged, TestContext.Current.CancellationToken);

            Assert.Throws<JournalDamagedException>(() => Journal.Open(folder.Path, Small));
            Assert.Throws<JournalDamagedException>(() => JournalReader.Read(folder.Path).ToList());
            Assert.Equal(damaged, await File.ReadAllBytesAsync(First, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_missing_or_shortened_earlier_file_is_told()
    {
        await using (var journal = Journal.Open(folder.Path, Small))
        {
            for (var i = 0; i < 40; i++)
            {
                await journal.Append(1, new byte[300]);
            }
        }

        var second = Path.Combine(folder.Path, "journal-0000000002.log");
        var bytes = await File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken);
        bytes.AsSpan(Segment.HeaderBytes + Frame.Header + 300).Clear();
        await File.WriteAllBytesAsync(second, bytes, TestContext.Current.CancellationToken);
        Assert.Throws<JournalDamagedException>(() => Journal.Open(folder.Path, Small));

        File.Delete(second);
        Assert.Throws<JournalDamagedException>(() => Journal.Open(folder.Path, Small));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(4096)]
    public async Task A_file_whose_making_was_cut_is_made_anew(int length)
    {
        await WrittenAsync();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "journal-0000000002.log"), new byte[length], TestContext.Current.CancellationToken);

        await using (var journal = Journal.Open(folder.Path, Small))
        {
            await journal.Append(1, new byte[4000]);
        }

        Assert.Equal(4, Texts().Count);
    }

    // Three lines, each flushed alone, and where each ends.
    private async Task<(byte[] Bytes, int[] Ends)> WrittenAsync()
    {
        await using (var journal = Journal.Open(folder.Path, Small))
        {
            foreach (var line in new[] { "one", "two", "three" })
            {
                await journal.Append(1, Encoding.UTF8.GetBytes(line));
            }
        }

        var first = Segment.HeaderBytes + Frame.Header + 3;
        return (
            await File.ReadAllBytesAsync(First, TestContext.Current.CancellationToken), [first, first + Frame.Header + 3, first + (2 * Frame.Header) + 3 + 5]);
    }

    private List<string> Texts() => [.. JournalReader.Read(folder.Path).Select(l => Encoding.UTF8.GetString(l.Bytes.Span))];
}
