using FsCheck;
using FsCheck.Fluent;

namespace Suoqiao.Matching.Tests;

public sealed class NibblesTests
{
    [Fact]
    public void A_packed_vector_has_the_inner_products_of_its_numbers() => Prop.ForAll(
        Gen.Choose(1, 150).SelectMany(n => Gen.Choose(-127, 127).ArrayOf(n).Two()).ToArbitrary(),
        pair =>
        {
            var vector = Array.ConvertAll(pair.Item1, x => (float)x);
            var packed = new byte[Nibbles.BytesFor(vector.Length)];
            Nibbles.Pack(vector, packed);
            var numbers = new float[vector.Length];
            Nibbles.AddScaled(numbers, packed, 1);
            var query = new sbyte[packed.Length * 2];
            Array.ConvertAll(pair.Item2, x => (sbyte)x).CopyTo(query, 0);

            return Nibbles.Dot(packed, query, query.Sum(x => x)) == numbers.Zip(query, (x, y) => (int)x * y).Sum();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Packing_keeps_length_and_direction()
    {
        var random = new Random(5);
        for (var n = 3; n < 300; n += 7)
        {
            var vector = Enumerable.Range(0, n).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
            var packed = new byte[Nibbles.BytesFor(n)];
            var factor = Nibbles.Pack(vector, packed);
            var back = new float[n];
            Nibbles.AddScaled(back, packed, factor);

            Assert.Equal(Dense.Length(vector), Dense.Length(back), 1e-3);
            Assert.InRange(Dense.Dot(vector, back) / Dense.Dot(vector, vector), 0.98, 1.001);
        }
    }

    [Fact]
    public void Nothing_stays_nothing()
    {
        var packed = new byte[3];

        Assert.Equal(0, Nibbles.Pack(new float[5], packed));
        Assert.Equal(0, Nibbles.Dot(packed, [1, 2, 3, 4, 5, 0], 15));
    }
}
