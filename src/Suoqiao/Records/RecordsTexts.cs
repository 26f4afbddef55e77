namespace Suoqiao.Records;

/// <summary>Texts that needs and offers share (see RecordsTexts.resx).</summary>
internal sealed class RecordsTexts;
