namespace Suoqiao.Records;

/// <summary>Texts that every kind shares (see RecordsTexts.resx).</summary>
internal sealed class RecordsTexts;
