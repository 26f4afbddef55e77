using Suoqiao.Accounts;

namespace Suoqiao.Records;

/// <summary>What a feature says about writing its kind by form or by program; <see cref="WriteRecord{T, TInput}"/> does the rest.</summary>
internal abstract class RecordContent<T, TInput>
    where T : Record<T>
    where TInput : OwnedInput
{
    /// <summary>What is wrong with the input besides what its attributes and <see cref="Placing"/> refuse.</summary>
    public abstract void Check(TInput input, T? before, List<FieldFault> faults);

    /// <summary>Writes what was typed; <paramref name="industry"/> is the code that it names.</summary>
    public abstract void Write(TInput input, string industry, T record);

    /// <summary>The record as its form has it. A contact is not in it: reading that is recorded, and here nobody asked for it.</summary>
    public abstract TInput Read(T record);

    /// <summary>What only a new record takes from the input.</summary>
    public virtual void Begin(TInput input, T record, DateTimeOffset now)
    {
    }
}
