using Suoqiao.Ui;

namespace Suoqiao.Records;

/// <summary>What something is called, in both languages.</summary>
public readonly record struct Words(string Chinese, string English)
{
    /// <summary>In the language of the page.</summary>
    public string Spoken => Languages.Of(Chinese, English);

    public override string ToString() => Spoken;
}
