namespace Suoqiao.Matching.Tests;

public sealed class TermVectorsTests
{
    /// <summary>Every three words of a theme in every order, and never words of different themes.</summary>
    private static readonly Subject[] Themes =
        [.. new[] { "电解 储能 正极 隔膜", "丝杠 导轨 轴承 齿轮", "疫苗 抗体 佐剂 免疫", "轮胎 裂化 炭黑 橡胶", "激光 飞秒 光纤 晶体", "播种 收割 拖拉 农机" }
            .Select(theme => theme.Split(' ')).SelectMany(Triples)];

    [Fact]
    public void Words_that_keep_like_company_are_found_without_a_shared_term()
    {
        var index = new MatchIndex<int>();
        index.Set(1, new Subject { Title = "隔膜" });
        index.Set(2, new Subject { Title = "轴承" });
        Assert.Empty(index.Find(new Subject { Title = "电解" }, 5));

        index.Use(Train(Themes));

        Assert.Equal(1, index.Find(new Subject { Title = "电解" }, 5)[0].Key);
        Assert.Equal(2, index.Find(new Subject { Title = "导轨" }, 5)[0].Key);
        Assert.Contains(index.Explain(new Subject { Title = "电解" }, 1)!.Reasons, r => r is { Kind: ReasonKind.Meaning, Share: > 0 });
    }

    [Fact]
    public void Training_twice_from_one_seed_gives_the_same_file() =>
        Assert.Equal(File(Train(Themes)), File(Train(Themes)));

    [Fact]
    public void Saved_vectors_load_and_a_damaged_file_is_refused()
    {
        var file = File(Train(Themes));

        Assert.Equal(file, File(TermVectors.Load(new MemoryStream(file))));
        file[^9] ^= 1;
        Assert.Throws<InvalidDataException>(() => TermVectors.Load(new MemoryStream(file)));
        Assert.Throws<InvalidDataException>(() => TermVectors.Load(new MemoryStream(file, 0, 5)));
    }

    [Fact]
    public void Nothing_to_learn_from_gives_no_terms()
    {
        var none = Train([]);
        var index = new MatchIndex<int>();
        index.Use(none);
        index.Set(1, new Subject { Title = "电解" });

        Assert.Equal(0, none.Terms);
        Assert.Single(index.Find(new Subject { Title = "电解" }, 5));
    }

    [Fact]
    public void The_factorisation_gives_back_a_matrix_of_low_rank()
    {
        // a·aᵀ + 2 b·bᵀ with orthogonal a and b of length 2: U √Σ (U √Σ)ᵀ is the matrix itself.
        float[] a = [1, 1, 1, 1, 0, 0];
        float[] b = [1, -1, 1, -1, 0, 0];
        var cells = a.Select((x, i) => a.Select((y, j) => (x * y) + (2 * b[i] * b[j])).ToArray()).ToArray();
        var matrix = new SparseMatrix([.. cells.Select(_ => Enumerable.Range(0, 6).ToArray())], cells, 6);

        var leading = Decomposition.Leading(matrix, 2, power: 0.5, fades: false, seed: 3, TestContext.Current.CancellationToken);

        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                Assert.Equal(cells[i][j], Dense.Dot(leading.Row(i), leading.Row(j)), 1e-4);
            }
        }
    }

    private static IEnumerable<Subject> Triples(string[] words) =>
        from a in words
        from b in words
        from c in words
        where a != b && b != c && a != c
        select new Subject { Title = a + b + c };

    private static TermVectors Train(Subject[] subjects) => TermVectors.Train(subjects, dimensions: 6, cancel: TestContext.Current.CancellationToken);

    private static byte[] File(TermVectors vectors)
    {
        using var file = new MemoryStream();
        vectors.Save(file);
        return file.ToArray();
    }
}
