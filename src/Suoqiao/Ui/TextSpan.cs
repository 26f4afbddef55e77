namespace Suoqiao.Ui;

/// <summary>Part of a text to mark.</summary>
/// <param name="IsOther">Marks in the second colour: near in meaning rather than the same word.</param>
public readonly record struct TextSpan(int Start, int Length, bool IsOther = false);
