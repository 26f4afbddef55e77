using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Suoqiao.Data;

/// <summary>An id of one kind of entity: a version-7 UUID that cannot be mistaken for another kind's.</summary>
internal readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>, IComparable<Id<T>>
{
    public static Id<T> New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse(string? s, IFormatProvider? provider, out Id<T> result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new Id<T>(value);
        return parsed;
    }

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));
