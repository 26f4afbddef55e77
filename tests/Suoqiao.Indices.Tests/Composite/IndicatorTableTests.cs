using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

public sealed class IndicatorTableTests
{
    [Fact]
    public void A_table_never_changes()
    {
        double[] given = [1, 2];
        var table = IndicatorTable.Create(["a", "b"], [new("x", given)]);

        given[0] = 9;
        var other = table.With("x", [3, 4]).With("y", [5, 6]);

        Assert.Equal([1, 2], table.Column("x").ToArray());
        Assert.Equal(["x"], table.Codes);
        Assert.Equal(["x", "y"], other.Codes);
        Assert.Equal((3, 6), (other[0, "x"], other[1, "y"]));
        Assert.Equal(["b"], other.Keep([1]).Units);
    }

    [Fact]
    public void What_no_table_can_hold_is_thrown()
    {
        Assert.Throws<ArgumentException>(() => IndicatorTable.Create(["a", "a"], []));
        Assert.Throws<ArgumentException>(() => IndicatorTable.Create(["a"], [new("x", [1, 2])]));
        Assert.Throws<ArgumentException>(() => IndicatorTable.Create(["a"], [new("x", [1]), new("x", [1])]));
        Assert.Throws<ArgumentException>(() => IndicatorTable.Create(["a"], [new("x", [double.PositiveInfinity])]));
        Assert.Throws<ArgumentException>(() => IndicatorTable.Create(["a", "a"], [], periods: ["1", "1"]));
        Assert.Equal(2, IndicatorTable.Create(["a", "a"], [], periods: ["1", "2"]).RowsByPeriod().Count);
    }
}
