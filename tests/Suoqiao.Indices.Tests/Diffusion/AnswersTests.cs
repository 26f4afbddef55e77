using Suoqiao.Indices.Diffusion;
using Suoqiao.Indices.Tests.Published;

namespace Suoqiao.Indices.Tests.Diffusion;

public sealed class AnswersTests
{
    [Theory]
    [InlineData(100, 0, 0, 100, 100, 200)]
    [InlineData(0, 0, 100, 0, -100, 0)]
    [InlineData(0, 100, 0, 50, 0, 100)]
    [InlineData(30, 50, 20, 55, 10, 110)]
    [InlineData(3, 5, 2, 55, 10, 110)]
    public void Figures_are_those_of_the_shares(double up, double same, double down, double index, double balance, double confidence)
    {
        var answers = new Answers(up, same, down);

        Assert.Equal((index, balance, confidence), (answers.Index, answers.Balance, answers.Confidence));
    }

    [Fact]
    public void The_index_is_the_balance_on_another_scale_and_turns_round_with_the_answers()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var draw = new Random(seed);
            var answers = new Answers(draw.NextDouble(), draw.NextDouble(), draw.NextDouble());
            var turned = new Answers(answers.Down, answers.Same, answers.Up);

            Assert.Equal(50 + (answers.Balance / 2), answers.Index, 1e-12);
            Assert.Equal(100 + answers.Balance, answers.Confidence, 1e-12);
            Assert.Equal(100, answers.Index + turned.Index, 1e-12);
            Assert.True(new Answers(answers.Up + 0.1, answers.Same, answers.Down).Index > answers.Index);
        }
    }

    [Fact]
    public void Groups_count_by_their_weight_and_not_by_their_number()
    {
        // Large firms: 60 % up, 40 % same, weight 3; small ones: 10 of 100 up, the others down, weight 1.
        var pooled = Answers.Pool([(new Answers(6, 4, 0), 3), (new Answers(10, 0, 90), 1)]);

        Assert.Equal(((3 * 80) + 10) / 4.0, pooled.Index, 1e-12);
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(double.PositiveInfinity, 1, 1)]
    public void Unsound_answers_have_no_index(double up, double same, double down)
    {
        Assert.False(new Answers(up, same, down).AreSound);
        Assert.Throws<InvalidOperationException>(() => new Answers(up, same, down).Index);
    }

    [Fact]
    public void The_PMI_of_all_at_50_is_50_and_faster_deliveries_lower_it()
    {
        Assert.Equal(50, new PurchasingManagersIndex(50, 50, 50, 50, 50).Value, 1e-12);
        Assert.Equal(49.85, new PurchasingManagersIndex(50, 50, 50, 51, 50).Value, 1e-12);
        Assert.Equal(50.3, new PurchasingManagersIndex(51, 50, 50, 50, 50).Value, 1e-12);
    }

    [Fact]
    public void What_each_part_adds_to_the_PMI_adds_up_exactly()
    {
        foreach (var (_, _, parts) in PublishedDiffusion.Manufacturing)
        {
            Assert.Equal(parts.Value - 50, ExactSum.Of(parts.Contributions()));
            Assert.Equal(0.3 * (parts.NewOrders - 50), parts.Contributions()[0], 1e-12);
        }
    }

    [Fact]
    public void Expectations_count_more_than_the_present()
    {
        Assert.Equal(112, BusinessConfidence.Combine(100, 120), 1e-12);
    }

    [Fact]
    public void The_whole_table_of_the_statistics_bureau_agrees()
    {
        var table = SharedData.Table("index_pmi/nbs_manufacturing_pmi.csv");
        double Cell(string[] row, string column) => double.Parse(row[Array.IndexOf(table[0], column)], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(13, table.Length - 1);
        Assert.All(table.Skip(1), row =>
        {
            var ours = new PurchasingManagersIndex(
                Cell(row, "new_orders"),
                Cell(row, "production"),
                Cell(row, "employment"),
                Cell(row, "supplier_delivery"),
                Cell(row, "raw_material_inventory")).Value;
            Assert.Equal(Cell(row, "pmi_recomputed"), ours, 1e-9);
            Assert.Equal(Cell(row, "pmi_published"), ours, 0.05);
        });
    }
}
