<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddedSection</name>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>Lesions not &amp;yet recorded</source>
        <translation>尚未登记的病灶(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>diameter</source>
        <translation>直径</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>organ</source>
        <translation>器官</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>site</source>
        <translation>部位</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>status, or how certain</source>
        <translation>状态或确定程度</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>viable</source>
        <translation>活性肿瘤</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>what it is</source>
        <translation>病灶类别</translation>
    </message>
</context>
<context>
    <name>AdjudicationDialog</name>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>&amp;Criterion</source>
        <translation>标准(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>&amp;Date of the read</source>
        <translation>阅片日期(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>&amp;Overall response</source>
        <translation>总疗效(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>Adjudicate: {patient}</source>
        <translation>裁定：{patient}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>Criterion</source>
        <translation>标准</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>Ctrl+Enter saves the adjudication; it stands beside what is computed.</source>
        <translation>Ctrl+Enter 保存裁定；裁定与计算结果并列显示。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>Date of the read</source>
        <translation>阅片日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>Overall response</source>
        <translation>总疗效</translation>
    </message>
    <message>
        <location filename="../../ui/forms/adjudicate.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>AnalyteChart</name>
    <message>
        <location filename="../../ui/charts/course/analyte.py"/>
        <source>As reported</source>
        <translation>原始结果</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/analyte.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/analyte.py"/>
        <source>Day</source>
        <translation>治疗日</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/analyte.py"/>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/analyte.py"/>
        <source>Laboratory’s range {range}</source>
        <translation>实验室参考范围 {range}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/analyte.py"/>
        <source>Letter</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/analyte.py"/>
        <source>No {analyte} recorded</source>
        <translation>未记录{analyte}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/analyte.py"/>
        <source>{analyte} over time</source>
        <translation>{analyte}随时间变化</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <location filename="../../ui/kit/asking.py"/>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <location filename="../../ui/kit/asking.py"/>
        <source>Keep for later</source>
        <translation>留待以后</translation>
    </message>
    <message>
        <location filename="../../ui/kit/asking.py"/>
        <source>Keep typing</source>
        <translation>继续输入</translation>
    </message>
    <message>
        <location filename="../../ui/kit/asking.py"/>
        <source>What was typed is not saved.</source>
        <translation>输入的内容尚未保存。</translation>
    </message>
</context>
<context>
    <name>BackupKeeper</name>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>Backing up, {percent} %</source>
        <translation>正在备份，{percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>Last verified backup {days} days ago</source>
        <translation>最近一次已验证备份：{days} 天前</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>Last verified backup {moment}</source>
        <translation>最近一次已验证备份：{moment}</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>No backup folder chosen</source>
        <translation>未选择备份文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>No backup yet</source>
        <translation>尚无备份</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>The last backup failed</source>
        <translation>最近一次备份失败</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>in the second folder too</source>
        <translation>第二个文件夹中也有</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>in the second folder {days} days ago</source>
        <translation>第二个文件夹中为 {days} 天前</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>in the second folder {moment}</source>
        <translation>第二个文件夹中为 {moment}</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_keeper.py"/>
        <source>none in the second folder</source>
        <translation>第二个文件夹中没有</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Backup folder</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Backup folder: {folder}</source>
        <translation>备份文件夹：{folder}</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Backups, newest first</source>
        <translation>备份，最新在前</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Cancel the backup</source>
        <translation>取消备份</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Choose a backup to look inside.</source>
        <translation>请选择备份以查看内容。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Choose second folder…</source>
        <translation>选择第二个文件夹…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Every page was read and is whole. Patients: {patients}.</source>
        <translation>已读取全部页面，均完整。患者数：{patients}。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Folder of the backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Last change: “{operation}” by {user}, {moment}.</source>
        <translation>最近修改：{user} 于 {moment} 的“{operation}”。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Lies in</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Looking inside.</source>
        <translation>正在查看内容。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>No backup folder is chosen: nothing is backed up.</source>
        <translation>未选择备份文件夹：没有备份。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>No second folder</source>
        <translation>不用第二个文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>No second folder is chosen. A drive that is kept elsewhere survives a fire or a theft.</source>
        <translation>未选择第二个文件夹。存放在别处的硬盘在火灾或失窃后仍在。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Replace the clinic file</source>
        <translation>替换中心文件</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Restore this backup…</source>
        <translation>恢复此备份…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Second folder</source>
        <translation>第二个文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Second folder of the backups, or a drive</source>
        <translation>备份的第二个文件夹或移动硬盘</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Second folder: {folder}</source>
        <translation>第二个文件夹：{folder}</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Take a backup now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Taken</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>That is the backup folder already. Choose another one, best on another drive.</source>
        <translation>这已经是备份文件夹。请选择另一个文件夹，最好在另一块硬盘上。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>The backup was restored.</source>
        <translation>备份已恢复。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>The backup was restored. The clinic file it replaced is kept as {path}.</source>
        <translation>备份已恢复。被替换的中心文件保存为 {path}。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>The clinic file is replaced by its backup of {moment}, with {patients} patients.</source>
        <translation>中心文件将由 {moment} 的备份替换，含 {patients} 名患者。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>There is no backup yet.</source>
        <translation>尚无备份。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>What was entered since then is not in it. The clinic file of now is kept in {folder}, under a name with “replaced” and the date.</source>
        <translation>此后录入的内容不在其中。当前中心文件保存在 {folder}，文件名含“replaced”和日期。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Your role may not make backups.</source>
        <translation>您的角色无权备份。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backups.py"/>
        <source>Your role may not restore a backup.</source>
        <translation>您的角色无权恢复备份。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source> (at baseline {classes})</source>
        <translation>（基线 {classes}）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source> (at baseline)</source>
        <translation>（基线）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>, after {agents}</source>
        <translation>，此前 {agents}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>, grade {grade}</source>
        <translation>，{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>; since then missing: {items}</source>
        <translation>；此后缺：{items}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>ALBI</source>
        <translation>ALBI</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>BCLC</source>
        <translation>BCLC</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Born</source>
        <translation>出生</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Child-Pugh</source>
        <translation>Child-Pugh</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Day</source>
        <translation>治疗日</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Died {date}</source>
        <translation>死亡 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Died {date}, aged {years}</source>
        <translation>死亡 {date}，{years} 岁</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Died, date not recorded</source>
        <translation>已死亡，日期未记录</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>ECOG</source>
        <translation>ECOG</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Hospital no.</source>
        <translation>住院号</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Regimen</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Study code</source>
        <translation>研究编号</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Survival</source>
        <translation>生存时间</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>cannot be determined</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>next {visit}, {start} to {stop}</source>
        <translation>下次 {visit}，{start} 至 {stop}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>none ongoing; given: {agents}</source>
        <translation>当前无治疗；曾用 {agents}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>not started</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>{date} ({years} y)</source>
        <translation>{date}（{years} 岁）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>{visit} moved to {date}</source>
        <translation>{visit} 改至 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>{visit} window {start} to {stop}</source>
        <translation>{visit} 窗口 {start} 至 {stop}</translation>
    </message>
</context>
<context>
    <name>BringBackDialog</name>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>&amp;Password of that day</source>
        <translation>当日的密码(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>&amp;User, an administrator on the day of the backup</source>
        <translation>用户(&amp;U)，备份当日的管理员</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>It becomes the clinic file {path}.</source>
        <translation>它将成为中心文件 {path}。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>Look inside</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>Looking inside.</source>
        <translation>正在查看内容。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>Nothing is changed before you have seen what is inside.</source>
        <translation>在您查看内容之前不会有任何改动。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/bring_back.py"/>
        <source>Restore this backup</source>
        <translation>恢复此备份</translation>
    </message>
</context>
<context>
    <name>BusyLine</name>
    <message>
        <location filename="../../ui/patient/busy_line.py"/>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
</context>
<context>
    <name>CellTyping</name>
    <message>
        <location filename="../../ui/patient/visits/typing.py"/>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/typing.py"/>
        <source>Draft of {date}: results typed {n}</source>
        <translation>{date} 草稿：已录入 {n} 项结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/typing.py"/>
        <source>Save (Ctrl+Enter)</source>
        <translation>保存 (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/typing.py"/>
        <source>{analyte} {value} is recorded of this day by now; what was typed would be a second result</source>
        <translation>该日已记录 {analyte} {value}；所输入的将成为第二个结果</translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <location filename="../../ui/charts/words.py"/>
        <source>change cannot be determined</source>
        <translation>变化无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/charts/words.py"/>
        <source>change {low} to {high} %</source>
        <translation>变化 {low} 至 {high} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/words.py"/>
        <source>fall &lt; {percent} %</source>
        <translation>下降 &lt; {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/words.py"/>
        <source>fall &gt; {percent} %</source>
        <translation>下降 &gt; {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/words.py"/>
        <source>rise &gt; {percent} %</source>
        <translation>上升 &gt; {percent} %</translation>
    </message>
</context>
<context>
    <name>ChartFile</name>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Day</source>
        <translation>治疗日</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Drawn as</source>
        <translation>图中数值</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Letter</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Test</source>
        <translation>检验项目</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Upper limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>Value as reported</source>
        <translation>原始结果</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>{code}: data as of {date}; rules {version}</source>
        <translation>{code}：数据截至 {date}；规则 {version}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>{code}: {what}</source>
        <translation>{code}：{what}</translation>
    </message>
</context>
<context>
    <name>ChartSaving</name>
    <message>
        <location filename="../../ui/patient/overview/saving.py"/>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>ChartStack</name>
    <message>
        <location filename="../../ui/charts/course/stack.py"/>
        <location filename="../../ui/paper/course/chart_files.py"/>
        <source>All charts</source>
        <translation>全部图表</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/stack.py"/>
        <source>Markers in % of baseline</source>
        <translation>标志物：相对基线的百分比</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/stack.py"/>
        <source>Markers on a linear scale</source>
        <translation>标志物：线性坐标</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/stack.py"/>
        <source>Markers on a log scale</source>
        <translation>标志物：对数坐标</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/stack.py"/>
        <source>Rows</source>
        <translation>图行</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/stack.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/stack.py"/>
        <source>Show as table: {chart}</source>
        <translation>以表格显示：{chart}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/stack.py"/>
        <source>{scale}; the key L goes on to the next</source>
        <translation>{scale}；按 L 键切换到下一种</translation>
    </message>
</context>
<context>
    <name>ChartTableDialog</name>
    <message>
        <location filename="../../ui/charts/table_dialog.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/charts/table_dialog.py"/>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>in order</source>
        <translation>无误</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>looked at</source>
        <translation>已检查</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>looking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>problems: {count}</source>
        <translation>问题：{count} 个</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <location filename="../../ui/charts/course/chips.py"/>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <location filename="../../ui/clinic/closing.py"/>
        <source>A backup is being taken before Hepatrack closes.</source>
        <translation>Hepatrack 关闭前正在备份。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/closing.py"/>
        <source>Backup before closing</source>
        <translation>关闭前备份</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/closing.py"/>
        <source>Close without a backup</source>
        <translation>不备份直接关闭</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/closing.py"/>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/closing.py"/>
        <source>The backup before closing failed.</source>
        <translation>关闭前的备份失败。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/closing.py"/>
        <source>The window closes by itself when it is done.</source>
        <translation>备份完成后窗口会自动关闭。</translation>
    </message>
</context>
<context>
    <name>CohortDialog</name>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Choose the unit</source>
        <translation>请选择单位</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Choose the unit of the times. It is never guessed.</source>
        <translation>请选择时间单位。程序从不猜测单位。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Give the cohort a name.</source>
        <translation>请为队列命名。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Tables (*.csv *.txt *.tsv *.xlsx *.xlsm)</source>
        <translation>表格 (*.csv *.txt *.tsv *.xlsx *.xlsm)</translation>
    </message>
</context>
<context>
    <name>CohortExports</name>
    <message>
        <location filename="../../ui/cohort/exporting.py"/>
        <source>Data as of {date}; rules {version}</source>
        <translation>数据截至 {date}；规则 {version}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/exporting.py"/>
        <source>File {file}, SHA-256 {hash}</source>
        <translation>文件 {file}，SHA-256 {hash}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/exporting.py"/>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/exporting.py"/>
        <source>{cohort}; {count} patients</source>
        <translation>{cohort}；{count} 例患者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/exporting.py"/>
        <source>{endpoint}, {grouping}</source>
        <translation>{endpoint}，{grouping}</translation>
    </message>
</context>
<context>
    <name>CohortFigurePanel</name>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>95 % limits</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>By {grouping}</source>
        <translation>按{grouping}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Do not match</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Endpoint</source>
        <translation>终点</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>How the curves are drawn and compared</source>
        <translation>曲线如何绘制与比较</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Landmark at day {day}</source>
        <translation>界标日：第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Like {code} in: {covariates}</source>
        <translation>与 {code} 相同的项目：{covariates}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Limits by {kind}</source>
        <translation>置信限：{kind}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Matched ({count})</source>
        <translation>已匹配（{count}）</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>More ways to divide the cohort</source>
        <translation>更多分组方式</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Only patients like the one who is shown</source>
        <translation>只看与所示患者相似的患者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>by column {name}</source>
        <translation>按“{name}”列</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>by the groups of the file</source>
        <translation>按文件中的分组</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/figure_panel.py"/>
        <source>not divided</source>
        <translation>不分组</translation>
    </message>
</context>
<context>
    <name>CohortHeader</name>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>1 patient</source>
        <translation>1 例患者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>A click counts {code} in the cohort, or no longer; the cross takes the mark off the figure.</source>
        <translation>单击可将 {code} 计入队列或不再计入；叉号将其标记从图中移除。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Cohort</source>
        <translation>队列</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Filter the cohort</source>
        <translation>筛选队列</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Not one of these patients.</source>
        <translation>不属于这些患者。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Patients of this cohort</source>
        <translation>本队列的患者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Shown</source>
        <translation>所示</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>The values of the figure as a table</source>
        <translation>以表格显示图中数值</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>counted</source>
        <translation>已计入</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>not counted</source>
        <translation>不计入</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>of {count}</source>
        <translation>/ 共 {count} 例</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/header.py"/>
        <source>{count} patients</source>
        <translation>{count} 例患者</translation>
    </message>
</context>
<context>
    <name>CohortImportDialog</name>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>&amp;Event</source>
        <translation>事件(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>&amp;Group</source>
        <translation>分组(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>&amp;Name of the cohort</source>
        <translation>队列名称(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>&amp;Other columns to keep</source>
        <translation>保留的其他列(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>&amp;Patient number, not kept</source>
        <translation>患者编号，不保存(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>&amp;Start date</source>
        <translation>起始日期(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>&amp;Unit of the times</source>
        <translation>时间单位(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>As the dates tell</source>
        <translation>由日期判定</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose a &amp;file…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose a CSV or Excel file with one row per patient.</source>
        <translation>请选择每行一名患者的 CSV 或 Excel 文件。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose the column</source>
        <translation>选择列</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose the column of the events.</source>
        <translation>请选择事件所在的列。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose the column of the times.</source>
        <translation>请选择时间所在的列。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose the columns of the two dates.</source>
        <translation>请选择两个日期所在的列。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose the encoding</source>
        <translation>请选择编码</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose the header</source>
        <translation>选择标题行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Choose what “{word}” means: an event, censored, or left out. It is never guessed.</source>
        <translation>请选择“{word}”的含义：事件、删失或不纳入。程序从不猜测。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Dates &amp;like 03/04/2024</source>
        <translation>形如 03/04/2024 的日期(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Decimal mark</source>
        <translation>小数点</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>E&amp;vent is</source>
        <translation>表示事件的是(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>En&amp;d point</source>
        <translation>终点(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>End d&amp;ate</source>
        <translation>终止日期(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Fill &amp;merged cells</source>
        <translation>填充合并单元格(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>From two dates</source>
        <translation>由两个日期计算</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Header</source>
        <translation>标题行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Header found: line {line}</source>
        <translation>找到标题行：第 {line} 行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Header: line {line}</source>
        <translation>标题行：第 {line} 行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Import a cohort</source>
        <translation>导入队列</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>No header found</source>
        <translation>未找到标题行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Order of the g&amp;roups</source>
        <translation>各组顺序(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Reading {file} …</source>
        <translation>正在读取 {file}…</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>{count} of them have no group.</source>
        <translation>其中 {count} 例没有分组。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>{file}, {count} rows</source>
        <translation>{file}，{count} 行</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_dialog.py"/>
        <source>{n} patients, {events} events, the longest followed for {days} days.</source>
        <translation>{n} 例患者，{events} 个事件，最长随访 {days} 天。</translation>
    </message>
</context>
<context>
    <name>CohortPage</name>
    <message>
        <location filename="../../ui/cohort/page.py"/>
        <source>Reconstructed phase II cohort</source>
        <translation>重建的 II 期队列</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/page.py"/>
        <source>This clinic</source>
        <translation>本中心</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/page.py"/>
        <source>{name} (imported)</source>
        <translation>{name}（导入）</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/page.py"/>
        <source>{name} (reconstructed)</source>
        <translation>{name}（重建）</translation>
    </message>
</context>
<context>
    <name>CohortPicture</name>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>+20 %; PD is judged from the smallest sum</source>
        <translation>+20 %；PD 以最小总和为准判定</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <source>After progression</source>
        <translation>进展后</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>At 6 weeks</source>
        <translation>第 6 周</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>At the end</source>
        <translation>随访终点</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Best change in sum, {criterion}</source>
        <translation>直径总和最佳变化，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Best change, %</source>
        <translation>最佳变化（%）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Best confirmed response</source>
        <translation>最佳确认疗效</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>CR from</source>
        <translation>CR 起始</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Change of {analyte} at 6 weeks</source>
        <translation>第 6 周 {analyte} 变化</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <source>Change, %</source>
        <translation>变化（%）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Criterion</source>
        <translation>标准</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Day</source>
        <translation>天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Filled: criterion met, {met} of {n}. Open end: only a bound is known.</source>
        <translation>实心：达到标准，{met}/{n}。开口端：仅知界限。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>New lesion</source>
        <translation>新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Nobody has a sum to compare with the baseline.</source>
        <translation>没有可与基线比较的直径总和。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Nobody has this marker at baseline and 6 weeks.</source>
        <translation>没有患者同时具有该标志物的基线值和第 6 周值。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>Nobody's end of follow-up is recorded.</source>
        <translation>没有患者记录随访终点。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>PD</source>
        <translation>PD</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>PD on day {day}</source>
        <translation>第 {day} 天 PD</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>PR from</source>
        <translation>PR 起始</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>PR from −30 %</source>
        <translation>−30 % 起为 PR</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <source>Response</source>
        <translation>疗效</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <source>Sum of diameters over time, {criterion}</source>
        <translation>直径总和随时间变化，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>Time on study, {criterion}</source>
        <translation>在研时间，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>alive at last contact</source>
        <translation>末次联系时存活</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>criterion: fall ≥ {percent} %</source>
        <translation>标准：下降 ≥ {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>died</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>months since start of treatment</source>
        <translation>自治疗开始的月数</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>new therapy</source>
        <translation>新治疗</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>new therapy on day {day}</source>
        <translation>第 {day} 天新治疗</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>{code}: {baseline} to {value}, {change}, {answer}</source>
        <translation>{code}：{baseline} 至 {value}，{change}，{answer}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/spider.py"/>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>{code}: {change} % on day {day}, best confirmed response {best}</source>
        <translation>{code}：第 {day} 天 {change} %，最佳确认疗效 {best}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/waterfall.py"/>
        <source>{code}: {change} % on day {day}, best confirmed response {best}, new lesion</source>
        <translation>{code}：第 {day} 天 {change} %，最佳确认疗效 {best}，有新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>{code}: {months} months; {events}</source>
        <translation>{code}：{months} 个月；{events}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/swimmer.py"/>
        <source>{response} on day {day}</source>
        <translation>第 {day} 天 {response}</translation>
    </message>
</context>
<context>
    <name>CohortPicturesPanel</name>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>AFP</source>
        <translation>AFP</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>Best change</source>
        <translation>最佳变化</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>Not drawn: {parts}</source>
        <translation>未绘出：{parts}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>PIVKA-II</source>
        <translation>PIVKA-II</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>RECIST 1.1</source>
        <translation>RECIST 1.1</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>Spider</source>
        <translation>蜘蛛图</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>Swimmer</source>
        <translation>泳道图</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>Time on study</source>
        <translation>研究时间</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>at 6 weeks, % of baseline</source>
        <translation>第 6 周，基线的 %</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>change of the sum, % of baseline, by months since start</source>
        <translation>总和变化（基线的 %），按治疗开始后月数</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>longest first; bar: best confirmed response</source>
        <translation>最长者在上；条：已确认的最佳疗效</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>mRECIST</source>
        <translation>mRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>sum, % of baseline; colour: best confirmed response; star: new lesion</source>
        <translation>总和，基线的 %；颜色：已确认的最佳疗效；星：新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/pictures_panel.py"/>
        <source>{reason}: {codes}</source>
        <translation>{reason}：{codes}</translation>
    </message>
</context>
<context>
    <name>CohortPreview</name>
    <message>
        <location filename="../../ui/cohort/preview.py"/>
        <source>Folder for the CSV files</source>
        <translation>CSV 文件所在文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/preview.py"/>
        <source>Save &amp;CSV files…</source>
        <translation>保存 CSV 文件(&amp;C)…</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/preview.py"/>
        <source>{count} files were written to {folder}.</source>
        <translation>已将 {count} 个文件写入 {folder}。</translation>
    </message>
</context>
<context>
    <name>CohortReport</name>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>+20 %; PD counts from the smallest sum</source>
        <translation>+20 %；PD 自最小总和起算</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Adverse events of</source>
        <translation>不良事件人数</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/survival.py"/>
        <source>At risk, deaths and censored so far</source>
        <translation>风险人数、累计死亡和累计删失</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/survival.py"/>
        <source>At risk, events and censored so far</source>
        <translation>风险人数、累计事件和累计删失</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Best change in sum, {criterion}</source>
        <translation>直径总和最佳变化，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>CR from</source>
        <translation>CR 起始</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Change of sum over time, {criterion}</source>
        <translation>直径总和随时间的变化（蜘蛛图），{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Change of {marker} at week 6</source>
        <translation>{marker} 第 6 周变化（瀑布图）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Cohort report</source>
        <translation>队列报告</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Data as of</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Hepatrack {program} · rules {rules}</source>
        <translation>Hepatrack {program} · 规则 {rules}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/files.py"/>
        <source>Left out: {count} ({reason})</source>
        <translation>未纳入：{count} 名（{reason}）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/survival.py"/>
        <source>Nobody is left to draw a curve of.</source>
        <translation>没有可绘制曲线的患者。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Nobody to draw</source>
        <translation>无可绘制的患者</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/files.py"/>
        <source>Not drawn: {count} ({reason}), named in the file</source>
        <translation>未绘制：{count} 名（{reason}），名单见文件</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/files.py"/>
        <source>Not drawn: {count} ({reason}): {codes}</source>
        <translation>未绘制：{count} 名（{reason}）：{codes}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Only the {most} longest are drawn; {left} more are in the file</source>
        <translation>仅绘制最长的 {most} 名；其余 {left} 名见文件</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>PD</source>
        <translation>PD</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>PR from</source>
        <translation>PR 起始</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>PR from −30 %</source>
        <translation>−30 % 起为 PR</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/files.py"/>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>Time on study, {criterion}</source>
        <translation>在研时间，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>after progression</source>
        <translation>进展后</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>alive at last contact</source>
        <translation>末次联系时存活</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>assessable: {n}</source>
        <translation>可评估：{n} 名</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>between the bounds of a censored result</source>
        <translation>超限结果上下界之间</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>cannot be determined {count}</source>
        <translation>无法判定 {count}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>criterion met {count}</source>
        <translation>符合标准 {count}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>criterion not met {count}</source>
        <translation>不符合标准 {count}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>died</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>fall of {percent} %</source>
        <translation>下降 {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>hazard ratio, {group} to {reference}: {ratio}</source>
        <translation>风险比，{group} 比 {reference}：{ratio}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>left out: {words}</source>
        <translation>未纳入：{words}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>log-rank {p}</source>
        <translation>Log-rank {p}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>median {group}: {median}</source>
        <translation>{group} 中位数：{median}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>median {median}</source>
        <translation>中位数 {median}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/survival.py"/>
        <source>months since the response</source>
        <translation>自缓解起的月数</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <location filename="../../ui/paper/cohort/survival.py"/>
        <source>months since the start of treatment</source>
        <translation>自治疗开始的月数</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/survival.py"/>
        <source>months since the start; landmark day {day}</source>
        <translation>自治疗开始的月数；界标日：第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>n = {n}, longest first; bar: best confirmed response</source>
        <translation>n = {n}，时间最长者在前；条：最佳确认疗效</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>n = {n}; line: best confirmed response</source>
        <translation>n = {n}；线：最佳确认疗效</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>n = {n}; smaller than at baseline: {shrunk}</source>
        <translation>n = {n}；小于基线者：{shrunk} 名</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>new lesion</source>
        <translation>新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>new lesion up to the first progression</source>
        <translation>首次进展前（含）出现新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/waterfalls.py"/>
        <source>new lesion up to the first progression: {count}, named in the file</source>
        <translation>首次进展前（含）出现新病灶：{count} 名，名单见文件</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>new therapy</source>
        <translation>新治疗</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/courses.py"/>
        <source>on treatment</source>
        <translation>治疗中</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>only the first {most} of {n} groups are drawn</source>
        <translation>{n} 组中仅绘制前 {most} 组</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>permutation {p}</source>
        <translation>置换检验 {p}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>{endpoint} {grouping}</source>
        <translation>{endpoint}（{grouping}）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/survival.py"/>
        <source>{group}, n = {n}, events = {events}</source>
        <translation>{group}，n = {n}，事件 = {events}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>{group}: fewer than {least} at risk after {months} months</source>
        <translation>{group}：{months} 个月后风险人数不足 {least}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>{group}: fewer than {least} patients</source>
        <translation>{group}：患者不足 {least} 名</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <source>{label}: {count} of {n} patients</source>
        <translation>{label}：{n} 名患者中 {count} 名</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/ink.py"/>
        <source>{response} {count}</source>
        <translation>{response} {count}</translation>
    </message>
</context>
<context>
    <name>CohortTablesPanel</name>
    <message>
        <location filename="../../ui/cohort/tables_panel.py"/>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tables_panel.py"/>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tables_panel.py"/>
        <source>Markers</source>
        <translation>标志物</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tables_panel.py"/>
        <source>Rates</source>
        <translation>生存率</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tables_panel.py"/>
        <source>Responses</source>
        <translation>疗效</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tables_panel.py"/>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>CohortTabs</name>
    <message>
        <location filename="../../ui/cohort/tabs.py"/>
        <source>Curves and pictures</source>
        <translation>曲线与图</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tabs.py"/>
        <source>Other definitions</source>
        <translation>其他定义</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tabs.py"/>
        <source>Parts of the cohort</source>
        <translation>队列的各部分</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tabs.py"/>
        <source>Published trials</source>
        <translation>已发表试验</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/tabs.py"/>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>Previous</source>
        <translation>前次</translation>
    </message>
</context>
<context>
    <name>Correct</name>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>belongs to another patient</source>
        <translation>属于其他患者</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>corrected by the laboratory</source>
        <translation>检验科更正</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>entered for the first time</source>
        <translation>首次录入</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>measured again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>read from the wrong line</source>
        <translation>读错行</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>typing error</source>
        <translation>录入错误</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>wrong date</source>
        <translation>日期错误</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>wrong unit</source>
        <translation>单位错误</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>&amp;Reason</source>
        <translation>修改原因(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>A reason is needed to change what was saved.</source>
        <translation>更改已保存的内容需要填写原因。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Correct: {row}</source>
        <translation>更正：{row}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Ctrl+Enter corrects.</source>
        <translation>按 Ctrl+Enter 更正。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Ctrl+Enter saves; what was not recorded yet needs no reason.</source>
        <translation>按 Ctrl+Enter 保存；首次填写无需说明原因。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Fill in: {row}</source>
        <translation>填写：{row}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Reason</source>
        <translation>修改原因</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Reason in words</source>
        <translation>修改原因（文字）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Take this row out</source>
        <translation>将此行作废</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>Type what is right; the value before stays in the history.</source>
        <translation>请输入正确的值；原值保留在修改历史中。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>or in words</source>
        <translation>或用文字说明</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <location filename="../../ui/imports/correction.py"/>
        <source>Keep {value} (Enter)</source>
        <translation>保留 {value} (Enter)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/correction.py"/>
        <source>Leave refused (Esc)</source>
        <translation>仍拒收 (Esc)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/correction.py"/>
        <source>What it reads in truth</source>
        <translation>实际应为</translation>
    </message>
    <message>
        <location filename="../../ui/imports/correction.py"/>
        <source>{text}: {why}. Line {line} of the file stays as it is; what you type is kept beside it.</source>
        <translation>{text}：{why}。文件第 {line} 行保持原样；您键入的内容另行保存。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/correction.py"/>
        <source>{why}. What you type is taken as the unit of every {analyte} of this laboratory.</source>
        <translation>{why}。您键入的内容将作为该实验室所有{analyte}的单位。</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <location filename="../../ui/imports/counts.py"/>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/counts.py"/>
        <source>Rows shown</source>
        <translation>显示的行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/counts.py"/>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/counts.py"/>
        <source>{parts} = {total}; same rows change nothing</source>
        <translation>{parts} = {total}；相同的行不作任何更改</translation>
    </message>
</context>
<context>
    <name>CourseSoFar</name>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>Course so far</source>
        <translation>病程概要</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>PFS</source>
        <translation>PFS</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>RECIST 1.1</source>
        <translation>RECIST 1.1</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>Thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>best confirmed response</source>
        <translation>最佳已确认疗效</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>cannot be determined</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>mRECIST</source>
        <translation>mRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>treatment has not started</source>
        <translation>治疗尚未开始</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>{months}, censored:
{reason}</source>
        <translation>{months}，删失：
{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/course_so_far.py"/>
        <source>{months}, {reason}</source>
        <translation>{months}，{reason}</translation>
    </message>
</context>
<context>
    <name>Crashes</name>
    <message>
        <location filename="../../ui/window/crashes.py"/>
        <source>Something failed that should not have ({kind}). Whether the last step was saved is not known here; the history shows what is in the clinic file. Help → Show log names the place of the error.</source>
        <translation>发生了意外错误（{kind}）。此处无法得知最后一步是否已保存；“历史”显示中心文件中已有的内容。“帮助 → 显示日志”给出错误发生的位置。</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>ALT or AST increased</source>
        <translation>ALT 或 AST 升高</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>CT of the chest</source>
        <translation>胸部 CT</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>MASLD</source>
        <translation>代谢相关脂肪性肝病</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Published case report</source>
        <translation>已发表病例报告</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Published case report; dates and values marked illustrative are not published</source>
        <translation>已发表病例报告；标注为示意的日期和数值未发表</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Reconstructed from published summaries</source>
        <translation>根据已发表汇总数据重建</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Reconstructed from published summaries; nobody in it exists</source>
        <translation>根据已发表汇总数据重建，非真实患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>a clinician</source>
        <translation>临床医师</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>a data manager</source>
        <translation>数据管理员</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>a nurse</source>
        <translation>护士</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>a radiologist</source>
        <translation>放射科医师</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>a reader</source>
        <translation>只读用户</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>adrenal</source>
        <translation>肾上腺</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>after the infusion</source>
        <translation>回输后</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>alcohol</source>
        <translation>酒精</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>an administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>autologous</source>
        <translation>自体</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>baseline_imaging_days</source>
        <translation>基线影像最长间隔天数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>baseline_laboratory_days</source>
        <translation>基线检验最长间隔天数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>before the infusion</source>
        <translation>回输前</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>bilirubin increased</source>
        <translation>胆红素升高</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>bleeding</source>
        <translation>出血</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>blood pressure</source>
        <translation>血压</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>bone</source>
        <translation>骨</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>bone metastasis</source>
        <translation>骨转移</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>both lungs</source>
        <translation>双肺</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>brain</source>
        <translation>脑</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>cell therapy</source>
        <translation>细胞治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>cells</source>
        <translation>个细胞</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>censor_at_new_therapy</source>
        <translation>新治疗时删失</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>cerebral infarction</source>
        <translation>脑梗死</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>complications of COVID-19</source>
        <translation>COVID-19 并发症</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>confirmation</source>
        <translation>确认之日</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>confirmation_days</source>
        <translation>确认间隔天数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>coronary heart disease</source>
        <translation>冠心病</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>ctcae_version</source>
        <translation>CTCAE 版本</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>cultured for {days} days</source>
        <translation>培养 {days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>death</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>diabetes</source>
        <translation>糖尿病</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>diarrhoea</source>
        <translation>腹泻</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>dor_from</source>
        <translation>缓解持续时间起点</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>dose after {event}, grade {grade}</source>
        <translation>{event}（{grade} 级）后的剂量</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>dose after {reason}</source>
        <translation>{reason}后的剂量</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>dose not published</source>
        <translation>剂量未发表</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>drug</source>
        <translation>药物</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>every 21 days</source>
        <translation>每 21 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>every 3 weeks</source>
        <translation>每 3 周</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>false</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>fatigue</source>
        <translation>疲乏</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>financial constraints</source>
        <translation>经济原因</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>first day illustrative</source>
        <translation>首日为示例</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>first_response</source>
        <translation>首次缓解</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>for pain after rupture</source>
        <translation>因破裂后疼痛</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>further lesions of the left lobe</source>
        <translation>左叶其余病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>further nodules in both lobes</source>
        <translation>两叶其余结节</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>further nodules in both lungs</source>
        <translation>双肺其余结节</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>hand-foot skin reaction</source>
        <translation>手足皮肤反应</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>hepatic vein</source>
        <translation>肝静脉</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>hepatitis B</source>
        <translation>乙型肝炎</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>hepatitis C</source>
        <translation>丙型肝炎</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>hypertension</source>
        <translation>高血压</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>illustrative onset</source>
        <translation>发生日期为示意</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>immune-mediated dermatitis</source>
        <translation>免疫介导性皮炎</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>immune-mediated hepatitis</source>
        <translation>免疫介导性肝炎</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>immune-related event</source>
        <translation>免疫相关不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>infection</source>
        <translation>感染</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>inferior vena cava</source>
        <translation>下腔静脉</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>interrupted {days} days: {event}, grade {grade}</source>
        <translation>中断 {days} 天：{event}，{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>interrupted {days} days: {reason}</source>
        <translation>中断 {days} 天：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>irecist</source>
        <translation>iRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>irecist_confirmation_days_high</source>
        <translation>iRECIST 确认最晚天数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>irecist_confirmation_days_low</source>
        <translation>iRECIST 确认最早天数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>landmark_day</source>
        <translation>界标日</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>last dose</source>
        <translation>末次用药</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>last_contact</source>
        <translation>末次随访</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>last_imaging</source>
        <translation>末次影像检查</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>left adrenal gland</source>
        <translation>左肾上腺</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>left hemi-hepatectomy</source>
        <translation>左半肝切除术</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>left hepatic vein</source>
        <translation>肝左静脉</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>left ilium</source>
        <translation>左髂骨</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>left lobe</source>
        <translation>左叶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>left lower lobe</source>
        <translation>左肺下叶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>left upper lobe</source>
        <translation>左肺上叶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>liver</source>
        <translation>肝</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>liver tumour</source>
        <translation>肝脏肿瘤</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>lung</source>
        <translation>肺</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>lymph node</source>
        <translation>淋巴结</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>lymphodepletion</source>
        <translation>清淋预处理</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>marker_normalisation_required</source>
        <translation>CR 要求标志物回到参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>medicine</source>
        <translation>其他药物</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>middle hepatic vein</source>
        <translation>肝中静脉</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>middle lobe of the right lung</source>
        <translation>右肺中叶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>missed_assessments</source>
        <translation>允许缺失的评估次数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>moderately differentiated</source>
        <translation>中分化</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>mrecist</source>
        <translation>mRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>mrecist_absolute_5mm</source>
        <translation>mRECIST 的 PD 另需增加 5 mm</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>mrecist_marker_normalisation_required</source>
        <translation>mRECIST 完全缓解要求标志物恢复至参考范围内</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>neutropenia</source>
        <translation>中性粒细胞减少</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>new</source>
        <translation>新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>non-target</source>
        <translation>非靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>not_evaluable_between</source>
        <translation>两次之间允许不可评价的次数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>once</source>
        <translation>单次</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>outcome</source>
        <translation>结局</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>palliative</source>
        <translation>姑息性</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>pandemic restriction and financial reason</source>
        <translation>疫情限制及经济原因</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>partial_response_persists</source>
        <translation>PR 持续至 PD</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>peritoneum</source>
        <translation>腹膜</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>pfs_censor_at</source>
        <translation>PFS 删失于</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>planned 14 days after lenvatinib day 1</source>
        <translation>计划于仑伐替尼第 1 天后 14 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>pleura</source>
        <translation>胸膜</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>pleural effusion</source>
        <translation>胸腔积液</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>poorly differentiated</source>
        <translation>低分化</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>porta hepatis</source>
        <translation>肝门</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>portal vein tumour thrombus</source>
        <translation>门静脉癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>primary_reader</source>
        <translation>主阅片者</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>procedure</source>
        <translation>操作或手术</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>progression</source>
        <translation>疾病进展</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>progression_criterion</source>
        <translation>判定进展的标准</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>proteinuria</source>
        <translation>蛋白尿</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>radiation</source>
        <translation>放疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>rash</source>
        <translation>皮疹</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>recist</source>
        <translation>RECIST 1.1</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>reduced: {event}, grade {grade}</source>
        <translation>减量：{event}，{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>reduced: {reason}</source>
        <translation>减量：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>response_before_new_therapy_only</source>
        <translation>仅计新抗肿瘤治疗前的缓解</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>retroperitoneal</source>
        <translation>腹膜后</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>right adrenal gland</source>
        <translation>右肾上腺</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>right atrium</source>
        <translation>右心房</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>right hepatic vein</source>
        <translation>肝右静脉</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>right lobe</source>
        <translation>右叶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>right lower lobe</source>
        <translation>右肺下叶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>right middle lobe</source>
        <translation>右肺中叶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>right sixth rib</source>
        <translation>右第 6 肋</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>right upper lobe</source>
        <translation>右肺上叶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>segment {first}</source>
        <translation>S{first} 段</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>segments {first} and {last}</source>
        <translation>S{first} 和 S{last} 段</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>segments {first} to {last}</source>
        <translation>S{first}～S{last} 段</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>several nodules</source>
        <translation>多发结节</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>sizes not published</source>
        <translation>大小未发表</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>source of the TIL</source>
        <translation>TIL 来源</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>spleen</source>
        <translation>脾</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>stable_between_allowed</source>
        <translation>两次之间允许 SD 的次数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>stable_minimum_days</source>
        <translation>SD 最短天数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>stopped after {count} doses: {cause}</source>
        <translation>{count} 次给药后停药：{cause}</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>stopped: {reason}</source>
        <translation>停用：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>stroke</source>
        <translation>脑卒中</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>surgery</source>
        <translation>手术</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>target</source>
        <translation>靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>the patient's own wish</source>
        <translation>患者本人意愿</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>thoracic vertebra 10</source>
        <translation>第 10 胸椎</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>thrombocytopenia</source>
        <translation>血小板减少</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>thrombus_is_non_target</source>
        <translation>癌栓作为非靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>tolerance_percent</source>
        <translation>允许偏差（%）</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>toxicity</source>
        <translation>毒性反应</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>transaminase abnormality</source>
        <translation>转氨酶异常</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>transhepatic arterial embolization</source>
        <translation>经肝动脉栓塞术</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>travel</source>
        <translation>外出</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>true</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>tumour rupture and bleeding</source>
        <translation>肿瘤破裂出血</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>unexplained</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>unexplained, out of hospital</source>
        <translation>院外不明原因死亡</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>upper gastrointestinal haemorrhage</source>
        <translation>上消化道出血</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>week6_day</source>
        <translation>第 6 周的计划日</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>week6_window_days</source>
        <translation>第 6 周窗口天数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>weight changed</source>
        <translation>体重变化</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>weight_days</source>
        <translation>体重有效天数</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>well differentiated</source>
        <translation>高分化</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>{agent} interrupted</source>
        <translation>{agent} 中断</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>{agent} interrupted {days} days</source>
        <translation>{agent} 中断 {days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>{agent} reduced</source>
        <translation>{agent} 减量</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>{agent} stopped</source>
        <translation>{agent} 停止</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>{count} doses</source>
        <translation>{count} 次给药</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>20250328, today, +3d, -2w</source>
        <translation>20250328、今天、+3d、-2w</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>Date of the visit</source>
        <translation>访视日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>{visit} window</source>
        <translation>{visit} 窗口</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <location filename="../../ui/doors.py"/>
        <source>Your new password holds from now on.</source>
        <translation>新密码现已生效。</translation>
    </message>
</context>
<context>
    <name>DoseChanges</name>
    <message>
        <location filename="../../ui/patient/events/links.py"/>
        <source>{agent} held {days} days</source>
        <translation>{agent}停用 {days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/links.py"/>
        <source>{agent} omitted</source>
        <translation>{agent}未用</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/links.py"/>
        <source>{agent} stopped</source>
        <translation>{agent}停药</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/links.py"/>
        <source>{start}, again from {resumed}</source>
        <translation>{start}，{resumed} 起恢复</translation>
    </message>
</context>
<context>
    <name>DraftForm</name>
    <message>
        <location filename="../../ui/forms/base.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/forms/base.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../ui/forms/base.py"/>
        <source>What was typed and not saved is here again.</source>
        <translation>此前输入但未保存的内容已带回。</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <location filename="../../ui/patient/empty.py"/>
        <source>The clinic file is being opened.</source>
        <translation>正在打开中心文件。</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <location filename="../../ui/clinic/entrance.py"/>
        <source>Opened by the recovery code</source>
        <translation>以恢复码打开</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/entrance.py"/>
        <source>This clinic file opens without a password</source>
        <translation>该中心文件无需密码即可打开</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/entrance.py"/>
        <source>{user}, {role}</source>
        <translation>{user}，{role}</translation>
    </message>
</context>
<context>
    <name>EventDialog</name>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>&amp;Action</source>
        <translation>处理措施(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>&amp;Finding</source>
        <translation>所见(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>&amp;Grade</source>
        <translation>分级(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>&amp;Immune-related</source>
        <translation>免疫相关(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>&amp;Onset</source>
        <translation>发生日期(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>&amp;Related</source>
        <translation>相关(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>&amp;Serious</source>
        <translation>严重(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>&amp;Term</source>
        <translation>术语(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Add an adverse event: {patient}</source>
        <translation>添加不良事件：{patient}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>CTCAE {version} has no grade {grade} of this term.</source>
        <translation>CTCAE {version} 中该术语没有 {grade} 级。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Ctrl+Enter saves the adverse event.</source>
        <translation>按 Ctrl+Enter 保存不良事件。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Date of onset</source>
        <translation>发生日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Date of resolution</source>
        <translation>缓解日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Grade</source>
        <translation>分级</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Immune-related</source>
        <translation>免疫相关</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>R&amp;esolution</source>
        <translation>缓解日期(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Related to the treatment</source>
        <translation>与治疗相关</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Related to {agent}</source>
        <translation>与{agent}有关</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>Terms that fit</source>
        <translation>匹配的术语</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>What was done</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>What was found</source>
        <translation>所见</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../ui/forms/event.py"/>
        <source>“{text}”, as it is typed</source>
        <translation>“{text}”，按输入保存</translation>
    </message>
</context>
<context>
    <name>EventLog</name>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Action taken</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Adverse-event log</source>
        <translation>不良事件记录</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Ended</source>
        <translation>缓解日期</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Immune</source>
        <translation>免疫相关</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Onset</source>
        <translation>发生日期</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Related to</source>
        <translation>与何药有关</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>Serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>T, or a click on the link, opens it in Treatment.</source>
        <translation>按 T 或点击链接标记，在“治疗”中打开。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>ongoing</source>
        <translation>持续中</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/log.py"/>
        <source>{term} ({recorded})</source>
        <translation>{term}（{recorded}）</translation>
    </message>
</context>
<context>
    <name>EventMeanings</name>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Choose what it means</source>
        <translation>请选择其含义</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Meaning of {word}</source>
        <translation>{word} 的含义</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>What the words of the column mean</source>
        <translation>该列各词的含义</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>censored</source>
        <translation>删失</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>left out</source>
        <translation>不纳入</translation>
    </message>
</context>
<context>
    <name>EventPanel</name>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Action: {action}</source>
        <translation>处理措施：{action}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Back to the log (Esc)</source>
        <translation>返回不良事件记录 (Esc)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Before: {start} to {stop}, grade {grade}</source>
        <translation>既往：{start} 至 {stop}，{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>CTCAE {version} has no grade {grade} of this term.</source>
        <translation>CTCAE {version} 中该术语没有 {grade} 级。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Ended</source>
        <translation>缓解日期</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Ended (E)</source>
        <translation>已结束 (E)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Grade changed (G)</source>
        <translation>分级变化 (G)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Graded by CTCAE {version}</source>
        <translation>按 CTCAE {version} 分级</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Grades by CTCAE {version}</source>
        <translation>CTCAE {version} 分级</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Immune-related</source>
        <translation>免疫相关</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Link (L)</source>
        <translation>关联剂量 (L)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Link the event to a change of dose that was made for it (L)</source>
        <translation>将该事件与因其所作的剂量调整相关联 (L)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>Onset</source>
        <translation>发生日期</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>grade {grade} now</source>
        <translation>当前 {grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>highest {grade}</source>
        <translation>最高 {grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>not recorded whether serious</source>
        <translation>是否严重未记录</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>not serious</source>
        <translation>不严重</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>ongoing</source>
        <translation>持续中</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/panel.py"/>
        <source>“{term}” is not in the list of CTCAE {version}; kept as written.</source>
        <translation>“{term}”不在 CTCAE {version} 术语表中；按原文保留。</translation>
    </message>
</context>
<context>
    <name>EventQueue</name>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Accept (A)</source>
        <translation>采纳（A）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Decline</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Decline with a reason (D)</source>
        <translation>说明原因后不采纳（D）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Laboratory-derived: nothing to decide</source>
        <translation>由检验结果得出：无待决定项</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Laboratory-derived: {count} to decide</source>
        <translation>由检验结果得出：{count} 项待决定</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Open in the log at grade {grade}: accepting goes on with its story.</source>
        <translation>记录中未结束，目前 {grade} 级：采纳即续记该事件的分级变化。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Open in the log at grade {grade}: correct that entry.</source>
        <translation>记录中已有该事件，{grade} 级，尚未缓解：请更正该条。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Reason for declining {term}</source>
        <translation>不采纳“{term}”的原因</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/queue.py"/>
        <source>Why not, then Enter</source>
        <translation>填写原因后按 Enter</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
</context>
<context>
    <name>EventRelation</name>
    <message>
        <location filename="../../ui/patient/events/relation.py"/>
        <source>No drug was given by the onset.</source>
        <translation>发生之前未用药。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/relation.py"/>
        <source>Related to {agent}</source>
        <translation>与{agent}有关</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/relation.py"/>
        <source>Relation, one answer per drug</source>
        <translation>相关性（逐药回答）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/relation.py"/>
        <source>The treatment as a whole</source>
        <translation>与整体治疗有关</translation>
    </message>
</context>
<context>
    <name>EventStory</name>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>Change of dose</source>
        <translation>剂量调整</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>Grade</source>
        <translation>分级</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>Grade changed</source>
        <translation>分级变化</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>Link to a change of dose</source>
        <translation>关联剂量调整</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>The event has ended</source>
        <translation>事件已结束</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>What was found</source>
        <translation>所见</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>What was found, what was done</source>
        <translation>所见及处理</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>{change}, {days}</source>
        <translation>{change}，{days}</translation>
    </message>
</context>
<context>
    <name>EventsChart</name>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>Grade</source>
        <translation>分级</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>No adverse event recorded</source>
        <translation>未记录不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>Onset</source>
        <translation>发生日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>Resolution</source>
        <translation>缓解日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>Serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>grade {grade}, onset not recorded</source>
        <translation>{grade} 级，发生日期未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>ongoing</source>
        <translation>持续中</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/events.py"/>
        <source>{term} ({recorded})</source>
        <translation>{term}（{recorded}）</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Add event</source>
        <translation>添加事件</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>CTCAE {version}, set by the protocol</source>
        <translation>CTCAE {version}，由方案规定</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Correct the chosen event (F2)</source>
        <translation>更正所选事件（F2）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Enter an adverse event (N)</source>
        <translation>录入不良事件（N）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Events shown</source>
        <translation>显示的事件</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Grade ≥ 2: {count}</source>
        <translation>2 级及以上：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>N new event · G grade changed · E ended · L link to a dose · T linked dose · A accept · D decline · F2 or Enter correct with a reason · Ctrl+Z undo</source>
        <translation>N 新事件 · G 分级变化 · E 已结束 · L 关联剂量 · T 所关联的剂量 · A 采纳 · D 不采纳 · F2 或 Enter 更正（需理由） · Ctrl+Z 撤销</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>No adverse event recorded in {days} days.</source>
        <translation>{days} 天内未记录不良事件。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>No adverse event recorded in {days} days. Last asked {date}.</source>
        <translation>{days} 天内无不良事件记录。上次询问：{date}。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>No adverse event recorded.</source>
        <translation>未记录不良事件。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>No such event among {count}.</source>
        <translation>{count} 条中没有此类事件。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Nothing to report on {date}</source>
        <translation>{date} 无不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Nothing to report today</source>
        <translation>今日无不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Open {count}</source>
        <translation>未缓解 {count}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/page.py"/>
        <source>Story</source>
        <translation>分级经过</translation>
    </message>
</context>
<context>
    <name>FigureFile</name>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Drawing (SVG)…</source>
        <translation>矢量图（SVG）…</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Page (PDF)…</source>
        <translation>页面（PDF）…</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Picture (PNG)…</source>
        <translation>图片（PNG）…</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Values (CSV)…</source>
        <translation>数值（CSV）…</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <location filename="../../ui/charts/cohort/survival_panels.py"/>
        <source>Comparison</source>
        <translation>组间比较</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_panels.py"/>
        <source>In figures</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <location filename="../../ui/cohort/filter_chips.py"/>
        <source>Delete removes it, Enter changes it.</source>
        <translation>Delete 键移除，Enter 键修改。</translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>Done</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>Everyone</source>
        <translation>全部患者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>Filter of the cohort</source>
        <translation>队列的筛选</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>Start of treatment</source>
        <translation>治疗开始</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>Start of treatment, {end}</source>
        <translation>治疗开始，{end}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>The first day lies after the last.</source>
        <translation>起始日晚于终止日。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>from</source>
        <translation>自</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>not known: {count}</source>
        <translation>未知：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/filter_popover.py"/>
        <source>{value} ({count})</source>
        <translation>{value}（{count}）</translation>
    </message>
</context>
<context>
    <name>FindingsSection</name>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>Ascites</source>
        <translation>腹水</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>BP, mmHg</source>
        <translation>血压（mmHg）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>Blood pressure in mmHg</source>
        <translation>血压（mmHg）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>ECOG</source>
        <translation>ECOG</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>Encephalopathy</source>
        <translation>肝性脑病</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>Weight in kg</source>
        <translation>体重（kg）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/sections.py"/>
        <source>Weight, kg</source>
        <translation>体重（kg）</translation>
    </message>
</context>
<context>
    <name>FirstLoadDialog</name>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>&amp;Choose a workbook…</source>
        <translation>选择工作簿(&amp;C)…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>&amp;Load</source>
        <translation>载入(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>&amp;Undo the load…</source>
        <translation>撤销载入(&amp;U)…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>&amp;Write the template…</source>
        <translation>生成模板(&amp;W)…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>A &amp;table with a mapping…</source>
        <translation>用映射读取表格(&amp;T)…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>C&amp;opy the list</source>
        <translation>复制列表(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Cells that cannot be taken: {count}. Mend them in the file and choose it again; until then nothing is loaded.</source>
        <translation>不能接受的单元格：{count} 个。请在文件中改正后重新选择；在此之前不会载入任何内容。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Choose a workbook</source>
        <translation>选择工作簿</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Choose the mapping</source>
        <translation>选择映射文件</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Choose the table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Every cell can be taken. New patients: {new}. There already with the same data: {same}.</source>
        <translation>所有单元格均可接受。新患者：{new} 人。已有且数据相同：{same} 人。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>First load</source>
        <translation>首次载入</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Loading.</source>
        <translation>正在载入。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Mappings (*.json)</source>
        <translation>映射文件 (*.json)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Nobody new is in this file. There already with the same data: {same}.</source>
        <translation>此文件中没有新患者。已有且数据相同：{same} 人。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Patients loaded: {count}.</source>
        <translation>已载入患者：{count} 人。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Reading the file.</source>
        <translation>正在读取文件。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Tables (*.csv *.txt *.tsv *.xlsx *.xlsm)</source>
        <translation>表格 (*.csv *.txt *.tsv *.xlsx *.xlsm)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>The patients of a clinic out of a workbook: write the template, fill it in, and choose it here. It is looked through first, and every cell that cannot be taken is named. A table of your own needs a mapping, a file that says which of its columns is which.</source>
        <translation>从工作簿载入科室的患者：先生成模板，填好后在此选择。程序先检查全表，并列出每个不能接受的单元格。自有格式的表格需要一个映射文件，说明各列的含义。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>The template was written: {path}</source>
        <translation>模板已生成：{path}</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>What came of looking through the file</source>
        <translation>文件检查结果</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>What stands there</source>
        <translation>单元格内容</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Why it cannot be taken</source>
        <translation>不能接受的原因</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Workbooks (*.xlsx *.xlsm)</source>
        <translation>工作簿 (*.xlsx *.xlsm)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Workbooks (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Write the template</source>
        <translation>生成模板</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>{done} of {all} patients</source>
        <translation>{done} / {all} 位患者</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>&amp;Folder of the clinic file</source>
        <translation>中心文件所在文件夹(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>&amp;Password, 8 characters or more</source>
        <translation>密码，至少 8 个字符(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>&amp;Second folder or a drive that they are copied to; can be left empty</source>
        <translation>备份另存的第二个文件夹或移动硬盘(&amp;S)，可留空</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Choose the backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Choose the folder for backups first; the second folder gets copies of them.</source>
        <translation>请先选择备份文件夹；第二个文件夹存放其副本。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Choose the folder in which the clinic file is to lie.</source>
        <translation>请选择存放中心文件的文件夹。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Choose the folder of the backups</source>
        <translation>选择备份文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Choose the folder of the clinic file</source>
        <translation>选择中心文件所在文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Choose the second folder of the backups</source>
        <translation>选择备份的第二个文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Clinic files (*{suffix})</source>
        <translation>中心文件 (*{suffix})</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Create the clinic file</source>
        <translation>建立中心文件</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Folder for &amp;backups, best on another drive; can be chosen later</source>
        <translation>备份文件夹(&amp;B)，最好在另一磁盘；可稍后选择</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Folder of the backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Folder of the clinic file</source>
        <translation>中心文件所在文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Name of the first &amp;user, who administers the others</source>
        <translation>首位用户(&amp;U)，负责管理其他用户</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Open the demo clinic</source>
        <translation>打开演示中心</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Second folder of the backups, or a drive</source>
        <translation>备份的第二个文件夹或移动硬盘</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Set up Hepatrack on this computer</source>
        <translation>在本机设置 Hepatrack</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>The backups need a folder of their own, best on another drive.</source>
        <translation>备份需单独的文件夹，最好在另一磁盘。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>The clinic file is being made.</source>
        <translation>正在建立中心文件。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>The password &amp;again</source>
        <translation>再次输入密码(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>The second folder is to be another one, best on a drive that is kept elsewhere.</source>
        <translation>第二个文件夹须是另一个文件夹，最好在存放于别处的硬盘上。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>The two passwords are not the same yet.</source>
        <translation>两次输入的密码尚不一致。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>There is a clinic file in this folder already. Choose another folder.</source>
        <translation>该文件夹中已有中心文件。请选择其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>There is no clinic file yet. It will hold every patient, encrypted; nothing ever leaves this computer.</source>
        <translation>尚无中心文件。它将加密保存全部患者；任何内容都不会离开本机。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_start.py"/>
        <source>Type the name of the first user, who administers the others.</source>
        <translation>请输入首位用户的姓名，该用户负责管理其他用户。</translation>
    </message>
</context>
<context>
    <name>FlagStrip</name>
    <message>
        <location filename="../../ui/patient/flag_strip.py"/>
        <source>Unfold the flags: {counts}</source>
        <translation>展开提示：{counts}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flag_strip.py"/>
        <source>{count} {severity}</source>
        <translation>{severity} {count} 条</translation>
    </message>
</context>
<context>
    <name>FlagsPanel</name>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>ALBI {albi}, Child-Pugh {points}</source>
        <translation>ALBI {albi}，Child-Pugh {points}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>BCLC at baseline: {stage}</source>
        <translation>基线 BCLC：{stage}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>BCLC at the last visit: {stage}</source>
        <translation>最近访视 BCLC：{stage}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>Best by {criterion}</source>
        <translation>最佳总疗效，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Computed answers</source>
        <translation>计算结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>Either marker at 6 weeks: cannot be determined</source>
        <translation>6 周时任一标志物：无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>Either marker at 6 weeks: criterion met</source>
        <translation>6 周时任一标志物：达到标准</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>Either marker at 6 weeks: criterion not met</source>
        <translation>6 周时任一标志物：未达到标准</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>Either marker at 6 weeks: not assessable</source>
        <translation>6 周时任一标志物：无法评估</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>Entry criteria, each by itself</source>
        <translation>入组标准，逐条列出</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Flags</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Fold the flags</source>
        <translation>折叠提示</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Hide reviewed</source>
        <translation>隐藏已复核</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Mark reviewed</source>
        <translation>标记为已复核</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>No flag is open for this patient.</source>
        <translation>该患者没有提示。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Open event</source>
        <translation>打开事件</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Open overview</source>
        <translation>打开总览</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Open read</source>
        <translation>打开阅片</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Open treatment</source>
        <translation>打开治疗</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Open visit</source>
        <translation>打开访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Reviewed</source>
        <translation>已复核</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Reviewed by {user}, {date}</source>
        <translation>{user} 于 {date} 复核</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>Show reviewed</source>
        <translation>显示已复核</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>Thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>cannot be determined</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>confirmed; unconfirmed: {response}</source>
        <translation>已确认；未确认：{response}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>persisting, read of {date}</source>
        <translation>持续，{date} 阅片</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>read of {date}</source>
        <translation>{date} 阅片</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>visit of {date}</source>
        <translation>{date} 访视</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>{count} open</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>{marker} at 6 weeks: cannot be determined</source>
        <translation>6 周时 {marker}：无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>{marker} at 6 weeks: criterion met</source>
        <translation>6 周时 {marker}：达到标准</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>{marker} at 6 weeks: criterion not met</source>
        <translation>6 周时 {marker}：未达到标准</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>{marker} at 6 weeks: not assessable</source>
        <translation>6 周时 {marker}：无法评估</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>{met} met, {not_met} not met, {open} not recorded</source>
        <translation>达到 {met} 条，未达到 {not_met} 条，未记录 {open} 条</translation>
    </message>
    <message>
        <location filename="../../ui/patient/answers.py"/>
        <source>{months}, {reason}</source>
        <translation>{months}，{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/flags_panel.py"/>
        <source>{visit}, {date}</source>
        <translation>{visit}，{date}</translation>
    </message>
</context>
<context>
    <name>Flowsheet</name>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>+{days} d</source>
        <translation>+{days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Ascites</source>
        <translation>腹水</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Blood</source>
        <translation>血液</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Blood pressure</source>
        <translation>血压</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Encephalopathy</source>
        <translation>肝性脑病</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Kidney</source>
        <translation>肾功能</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Liver</source>
        <translation>肝功能</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Markers</source>
        <translation>肿瘤标志物</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Next visit {visit}, moved to {day}</source>
        <translation>下次访视 {visit}，已改至 {day}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Next visit {visit}, {earliest} to {latest}</source>
        <translation>下次访视 {visit}，{earliest} 至 {latest}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>No result changed its letter, or moved beyond noise, on {n} dates.</source>
        <translation>{n} 个日期中没有结果的标记改变或变化超出波动范围。</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>No result outside its range on {n} dates.</source>
        <translation>{n} 个日期中没有超出参考范围的结果。</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Other tests</source>
        <translation>其他检验</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Own analytes</source>
        <translation>自定义项目</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Urine</source>
        <translation>尿液</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Vital signs and findings</source>
        <translation>生命体征与体检所见</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>derived</source>
        <translation>计算值</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>draft, day {day}</source>
        <translation>草稿，第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>extra</source>
        <translation>计划外</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>in its window, {window}</source>
        <translation>在窗口内，{window}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>last day of its window, {window}</source>
        <translation>窗口最后一天，{window}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>missed</source>
        <translation>未做</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>no range</source>
        <translation>无参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>no window</source>
        <translation>无窗口</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>not signed</source>
        <translation>未审签</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/heads.py"/>
        <location filename="../../ui/patient/visits/sheet.py"/>
        <source>number outside the range</source>
        <translation>超出范围的结果数</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>open</source>
        <translation>窗口内</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>overdue</source>
        <translation>超窗</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/heads.py"/>
        <source>range</source>
        <translation>参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>seen in the clinic</source>
        <translation>门诊就诊</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>seen on the ward</source>
        <translation>病房就诊</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>signed</source>
        <translation>已审签</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/table.py"/>
        <source>skipped: {reason}</source>
        <translation>已跳过：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>telephone contact</source>
        <translation>电话随访</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/heads.py"/>
        <source>test</source>
        <translation>项目</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/heads.py"/>
        <source>trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/heads.py"/>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>{days} d after its window, {window}</source>
        <translation>晚于窗口 {days} 天，{window}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>{days} d before its window, {window}</source>
        <translation>早于窗口 {days} 天，{window}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>{earliest} to {latest}</source>
        <translation>{earliest} 至 {latest}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>{n} of {all} signed</source>
        <translation>已审签 {n}/{all}</translation>
    </message>
    <message>
        <location filename="../../ui/words/flowsheet.py"/>
        <source>−{days} d</source>
        <translation>−{days} 天</translation>
    </message>
</context>
<context>
    <name>FormKeeper</name>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>Discard what was not saved</source>
        <translation>放弃未保存的内容</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>It is kept, encrypted, and you can go on with it when you next open this patient.</source>
        <translation>内容已加密保留，下次打开该患者时可继续填写。</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>Keep typing</source>
        <translation>继续输入</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>Leave it</source>
        <translation>保留</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>Quit Hepatrack</source>
        <translation>退出 Hepatrack</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>The data of {code} were changed while the form was hidden. Open the patient to go on with it.</source>
        <translation>表单隐藏期间 {code} 的数据已被更改。请打开该患者后继续填写。</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>The demo clinic keeps nothing: it is lost when the window is closed.</source>
        <translation>演示中心不保留任何数据：关闭窗口后内容将丢失。</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>Unsaved forms of yours were kept. Open the patient to go on: {codes}.</source>
        <translation>您有未保存的表单已被保留。打开患者即可继续：{codes}。</translation>
    </message>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>What was typed is not saved.</source>
        <translation>输入的内容尚未保存。</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <location filename="../../ui/window/openings.py"/>
        <source>About Hepatrack</source>
        <translation>关于 Hepatrack</translation>
    </message>
    <message>
        <location filename="../../ui/kit/fields.py"/>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location filename="../../ui/forms/offering.py"/>
        <source>“{text}”, as it is typed</source>
        <translation>“{text}”，照输入保留</translation>
    </message>
</context>
<context>
    <name>Full</name>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>AFP</source>
        <translation>AFP（甲胎蛋白）</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>HAIC</source>
        <translation>HAIC（肝动脉灌注化疗）</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>PIVKA-II</source>
        <translation>PIVKA-II（异常凝血酶原）</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>SBRT</source>
        <translation>SBRT（立体定向体部放疗）</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>TACE</source>
        <translation>TACE（经动脉化疗栓塞）</translation>
    </message>
</context>
<context>
    <name>GroupOrder</name>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Order of the groups</source>
        <translation>各组顺序</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/import_base.py"/>
        <source>{group} (reference)</source>
        <translation>{group}（参照组）</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Every computed answer shows its rule, its inputs and its source under Why. It answers criterion met, criterion not met, or cannot be determined.</source>
        <translation>每个计算结果都在“依据”下列出规则、输入值和来源，答案为：达到标准、未达到标准或无法判定。</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>For research and documentation; not a medical device</source>
        <translation>仅供科研使用和资料记录；非医疗器械</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Hepatrack follows single patients with hepatocellular carcinoma and portal vein tumour thrombus.</source>
        <translation>Hepatrack 用于逐例随访伴门静脉癌栓的肝细胞癌患者。</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>In the form of a visit: where the last value of a field comes from</source>
        <translation>在访视表单中：该栏上次数值的来源</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>It works without a network. Rules {rules}, adverse events by CTCAE 5.0.</source>
        <translation>程序不使用网络。规则 {rules}，不良事件按 CTCAE 5.0。</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Leave the search, a dialog or this page</source>
        <translation>离开搜索、对话框或本页</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Left, Right</source>
        <translation>←、→</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Open or fold a flag; in a form: the next field</source>
        <translation>展开或折叠提示；在表单中：下一栏</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Save a form</source>
        <translation>保存表单</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Step the focus line of the charts</source>
        <translation>移动图表的焦点线</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Step through the list of patients, also while searching</source>
        <translation>在患者列表中逐个移动，搜索时同样可用</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Type: IBM Plex Sans and a subset of IBM Plex Sans SC, SIL Open Font Licence 1.1.</source>
        <translation>字体：IBM Plex Sans 及 IBM Plex Sans SC 的子集，SIL 开放字体许可证 1.1。</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Up, Down</source>
        <translation>↑、↓</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>{purpose}.</source>
        <translation>{purpose}。</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <location filename="../../ui/window/help.py"/>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <location filename="../../ui/patient/history/filters.py"/>
        <source>By whom</source>
        <translation>操作者</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/filters.py"/>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/filters.py"/>
        <source>Everything</source>
        <translation>所有内容</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/filters.py"/>
        <source>Find words, values or dates (/)</source>
        <translation>查找文字、数值或日期 (/)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/filters.py"/>
        <source>What was changed</source>
        <translation>更改内容</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>Correct the chosen row, or take it out (F2)</source>
        <translation>更正所选行，或将其作废 (F2)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>History of this patient</source>
        <translation>该患者的稽查轨迹</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>Nothing was changed yet.</source>
        <translation>尚无修改。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>One value</source>
        <translation>1 个值</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>{changes} values in one operation</source>
        <translation>1 次操作，{changes} 个值</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>{changes} values in {operations} operations, newest first</source>
        <translation>{operations} 次操作，{changes} 个值，最新在前</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/page.py"/>
        <source>{shown} of {changes} values</source>
        <translation>{changes} 项中的 {shown} 项</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Collected</source>
        <translation>采集时间</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Decimal</source>
        <translation>小数点</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <location filename="../../ui/imports/columns.py"/>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Flag</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Hospital number</source>
        <translation>住院号</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>LOINC code</source>
        <translation>LOINC 代码</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Range</source>
        <translation>参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="../../ui/imports/rows.py"/>
        <source>Rows of the file</source>
        <translation>文件的各行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Test</source>
        <translation>项目</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../../ui/imports/columns.py"/>
        <source>a test</source>
        <translation>检验项目</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>blocks side by side</source>
        <translation>分块排列</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>comma 0,0</source>
        <translation>逗号 0,0</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>day/month/year</source>
        <translation>日/月/年</translation>
    </message>
    <message>
        <location filename="../../ui/imports/rows.py"/>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>long: one row a result</source>
        <translation>纵向：每行一个结果</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>month/day/year</source>
        <translation>月/日/年</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <location filename="../../ui/imports/columns.py"/>
        <location filename="../../ui/imports/words.py"/>
        <source>not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <location filename="../../ui/imports/rows.py"/>
        <source>outcome</source>
        <translation>处理</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>point 0.0</source>
        <translation>点 0.0</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>tests down, dates across</source>
        <translation>项目在行，日期在列</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>waiting</source>
        <translation>待定</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>wide: one column a test</source>
        <translation>横向：每列一个项目</translation>
    </message>
    <message>
        <location filename="../../ui/imports/words.py"/>
        <source>year/month/day</source>
        <translation>年/月/日</translation>
    </message>
</context>
<context>
    <name>ImportHeader</name>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>&amp;Laboratory</source>
        <translation>实验室(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>&amp;Save mapping</source>
        <translation>保存映射(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Answer what is asked first.</source>
        <translation>请先回答所提问题。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Import 1 row</source>
        <translation>导入 1 行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Import {count} rows</source>
        <translation>导入 {count} 行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>It is saved as it is.</source>
        <translation>已按现状保存。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Keep {waits} waiting</source>
        <translation>保留 {waits} 行待定</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Leave this file</source>
        <translation>离开此文件</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Not said</source>
        <translation>未注明</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Nothing of this file is new.</source>
        <translation>此文件没有新内容。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Read as…</source>
        <translation>读取方式…</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Rows</source>
        <translation>各行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Say which laboratory it is first.</source>
        <translation>请先注明是哪个实验室。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>Tray</source>
        <translation>待定区</translation>
    </message>
    <message>
        <location filename="../../ui/imports/header.py"/>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <location filename="../../ui/imports/page.py"/>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/page.py"/>
        <source>Import a laboratory file</source>
        <translation>导入检验文件</translation>
    </message>
    <message>
        <location filename="../../ui/imports/page.py"/>
        <source>Importing {file} …</source>
        <translation>正在导入 {file} …</translation>
    </message>
    <message>
        <location filename="../../ui/imports/page.py"/>
        <source>Laboratory files (*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.hl7 *.json)</source>
        <translation>检验文件 (*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.hl7 *.json)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/page.py"/>
        <source>Reading {file} …</source>
        <translation>正在读取 {file} …</translation>
    </message>
    <message>
        <location filename="../../ui/imports/page.py"/>
        <source>The mapping “{name}” is saved.</source>
        <translation>映射“{name}”已保存。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/page.py"/>
        <source>{file}: {new} new, {changed} changed, {waiting} waiting. Ctrl+Z takes all of it back.</source>
        <translation>{file}：新增 {new}，更改 {changed}，待定 {waiting}。按 Ctrl+Z 可全部撤销。</translation>
    </message>
</context>
<context>
    <name>ImportStart</name>
    <message>
        <location filename="../../ui/imports/start.py"/>
        <source>CSV, Excel, HL7 or FHIR; nobody is registered from a file, and nothing is saved before Import.</source>
        <translation>CSV、Excel、HL7 或 FHIR；不会由文件登记患者，导入之前不保存任何内容。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/start.py"/>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <location filename="../../ui/imports/start.py"/>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <location filename="../../ui/imports/start.py"/>
        <source>No laboratory file is open.</source>
        <translation>未打开检验文件。</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>1 patient by two identifiers.</source>
        <translation>按两项标识确定 1 名患者。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>Imported {moment} by {user}; {count} rows, nothing new</source>
        <translation>已于 {moment} 由 {user} 导入；{count} 行，无新内容</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>Line {line} changes a result</source>
        <translation>第 {line} 行更改一项结果</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>Not used, and not kept: {columns}.</source>
        <translation>未使用且不保存：{columns}。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>Nothing to import: there is no row below the header.</source>
        <translation>没有可导入的内容：标题行下没有数据。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>Same patient, test and collection time. The old value stays in History.</source>
        <translation>同一患者、项目和采集时间。原值保留在历史中。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>Say above what each column is; names of tests are proposed below.</source>
        <translation>请在上方注明每列是什么；下方列出待采用的项目名称。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>header line {line}</source>
        <translation>标题行 {line}</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>{count} patients by two identifiers.</source>
        <translation>按两项标识确定 {count} 名患者。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>{file}, {moment}, {user}: {added} new, {changed} changed, {refused} refused</source>
        <translation>{file}，{moment}，{user}：新增 {added}，更改 {changed}，拒收 {refused}</translation>
    </message>
    <message>
        <location filename="../../ui/imports/view.py"/>
        <source>↓ next row that needs something · Enter correct · Esc leave refused · 1 2 choose candidate · W wait · T take name · Ctrl+Enter import · Ctrl+Z after import: undo the batch</source>
        <translation>↓ 下一个需处理的行 · Enter 更正 · Esc 仍拒收 · 1 2 选择候选患者 · W 待定 · T 采用名称 · Ctrl+Enter 导入 · 导入后 Ctrl+Z：撤销该批次</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Accept a laboratory-derived grade</source>
        <translation>采纳由检验得出的分级</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a baseline</source>
        <translation>添加基线</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a declined grade</source>
        <translation>添加未采纳的分级</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a lab result</source>
        <translation>添加检验结果</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a lesion</source>
        <translation>添加病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a measurement</source>
        <translation>添加测量</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a medication</source>
        <translation>添加其他用药</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a new anticancer therapy</source>
        <translation>新增抗肿瘤治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a patient</source>
        <translation>添加患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a read</source>
        <translation>添加阅片</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a reviewed flag</source>
        <translation>添加已复核的提示</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a thrombus</source>
        <translation>添加癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a treatment</source>
        <translation>添加治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a user</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add a visit</source>
        <translation>添加访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add an adjudication</source>
        <translation>添加裁定</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add an adverse event</source>
        <translation>添加不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add an imaging</source>
        <translation>添加影像检查</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Add an outcome</source>
        <translation>添加结局</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Change a dose</source>
        <translation>更改剂量</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Change of grade of an adverse event</source>
        <translation>记录不良事件分级变化</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Change one's own password</source>
        <translation>更改自己的密码</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Change the ranges of a laboratory</source>
        <translation>更改实验室参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a baseline</source>
        <translation>更正基线</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a declined grade</source>
        <translation>更正未采纳的分级</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a lab result</source>
        <translation>更正检验结果</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a lesion</source>
        <translation>更正病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a measurement</source>
        <translation>更正测量</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a medication</source>
        <translation>更正其他用药</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a patient</source>
        <translation>更正患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a planned visit</source>
        <translation>更正计划访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a read</source>
        <translation>更正阅片</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a reviewed flag</source>
        <translation>更正已复核的提示</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a thrombus</source>
        <translation>更正癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a treatment</source>
        <translation>更正治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct a visit</source>
        <translation>更正访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct an adjudication</source>
        <translation>更正裁定</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct an adverse event</source>
        <translation>更正不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct an imaging</source>
        <translation>更正影像检查</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Correct an outcome</source>
        <translation>更正结局</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Decline a laboratory-derived grade</source>
        <translation>不采纳由检验得出的分级</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Dismiss waiting results</source>
        <translation>放弃待定结果</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Drop a cohort</source>
        <translation>移除队列</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Drop a filter</source>
        <translation>移除筛选条件</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>End of an adverse event</source>
        <translation>记录不良事件结束</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Enter the ranges of a laboratory</source>
        <translation>录入实验室参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Fill in a baseline</source>
        <translation>补录基线资料</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Fill in a patient</source>
        <translation>补录患者资料</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Fill in an outcome</source>
        <translation>补录结局</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>First load</source>
        <translation>首次载入</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Give a user a new password</source>
        <translation>为用户设置新密码</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Give a user a role</source>
        <translation>为用户设置角色</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Import a case</source>
        <translation>导入病例</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Import a cohort</source>
        <translation>导入队列</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Import cases</source>
        <translation>导入多个病例</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Import results of a laboratory</source>
        <translation>导入检验结果</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Keep a reconstructed cohort</source>
        <translation>保存重建队列</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Link an adverse event to a change of dose</source>
        <translation>将不良事件与剂量调整关联</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Lock a patient</source>
        <translation>锁定患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Lock the data set</source>
        <translation>锁定数据集</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Make a new recovery code</source>
        <translation>生成新恢复码</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Mark a flag as reviewed</source>
        <translation>将提示标记为已复核</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Move a planned visit</source>
        <translation>改期计划访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Not from the source: {names}</source>
        <translation>非来源数据：{names}</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Nothing to report at a visit</source>
        <translation>记录访视时无不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Register a patient</source>
        <translation>登记患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Relation of an adverse event</source>
        <translation>记录不良事件的相关性</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Remove a user</source>
        <translation>移除用户</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Save a filter</source>
        <translation>保存筛选条件</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Save the mapping of a laboratory</source>
        <translation>保存实验室映射</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Say whose the waiting results are</source>
        <translation>确定待定结果所属患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Sign a read</source>
        <translation>阅片签名</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Sign results</source>
        <translation>审签结果</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Skip a planned visit</source>
        <translation>跳过计划访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Undo of “{operation}”</source>
        <translation>撤销“{operation}”</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Unlock a patient</source>
        <translation>解锁患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Unlock the data set</source>
        <translation>解锁数据集</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a baseline</source>
        <translation>作废基线</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a declined grade</source>
        <translation>作废未采纳的分级</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a lab result</source>
        <translation>作废检验结果</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a lesion</source>
        <translation>作废病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a measurement</source>
        <translation>作废测量</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a medication</source>
        <translation>作废其他用药</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a patient</source>
        <translation>作废患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a planned visit</source>
        <translation>作废计划访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a read</source>
        <translation>作废阅片</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a reviewed flag</source>
        <translation>作废提示的复核</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a thrombus</source>
        <translation>作废癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a treatment</source>
        <translation>作废治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void a visit</source>
        <translation>作废访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void an adjudication</source>
        <translation>作废裁定</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void an adverse event</source>
        <translation>作废不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void an imaging</source>
        <translation>作废影像检查</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>Void an outcome</source>
        <translation>作废结局</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>added</source>
        <translation>添加</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>adjudication</source>
        <translation>裁定</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>adverse event</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>declined grade</source>
        <translation>未采纳的分级</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>first entry</source>
        <translation>首次录入</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>lab result</source>
        <translation>检验结果</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>lesion</source>
        <translation>病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>medication</source>
        <translation>其他用药</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>outcome</source>
        <translation>结局</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>planned visit</source>
        <translation>计划访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>read</source>
        <translation>阅片</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>reviewed flag</source>
        <translation>已复核的提示</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>unlocked</source>
        <translation>解锁</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>visit</source>
        <translation>访视</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>{field} {value}</source>
        <translation>{field} {value}</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>{moment} UTC</source>
        <translation>{moment} UTC</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>{row}: {what}</source>
        <translation>{row}：{what}</translation>
    </message>
</context>
<context>
    <name>KeptCohorts</name>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>End point</source>
        <translation>终点</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Kept at</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Kept by</source>
        <translation>保存者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Kept cohorts</source>
        <translation>已存队列</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>No cohort is kept. Import one, or reconstruct a published curve.</source>
        <translation>尚无已存队列。可导入队列，或重建已发表曲线。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>SHA-256 of the file: {hash}</source>
        <translation>文件 SHA-256：{hash}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Take out of the list…</source>
        <translation>移出列表…</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Take “{name}” out of the list</source>
        <translation>将“{name}”移出列表</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>What it is</source>
        <translation>性质</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/kept_cohorts.py"/>
        <source>“{name}” is no longer in the list.</source>
        <translation>“{name}”已不在列表中。</translation>
    </message>
</context>
<context>
    <name>LaboratoriesDialog</name>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>&amp;Laboratory</source>
        <translation>实验室(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>&amp;Valid from</source>
        <translation>生效日期(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>0  another laboratory</source>
        <translation>0  其他实验室</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Ctrl+Enter saves the ranges.</source>
        <translation>按 Ctrl+Enter 保存参考范围。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Editions: {days}. Another date begins a new one; what is older keeps its ranges.</source>
        <translation>已有版本：{days}。填写其他日期即开始新版本；更早的结果沿用原范围。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>For whom: {test}</source>
        <translation>适用对象：{test}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>From that day on: results before it have no range of this laboratory.</source>
        <translation>自该日起生效；此前的结果没有该实验室的参考范围。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Laboratories and their ranges</source>
        <translation>实验室及其参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>Name of another test</source>
        <translation>其他检验项目的名称</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Name of the laboratory</source>
        <translation>实验室名称</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>No result that is saved already gets other limits.</source>
        <translation>已保存的结果不受影响。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Ranges to be saved: {count}.</source>
        <translation>将保存 {count} 项参考范围。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Results that are saved already and get other limits: {count}; grades are computed anew.</source>
        <translation>已保存的 {count} 项结果将适用新的界限，分级将重新计算。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Type the limits as the laboratory prints them. Enter goes to the next limit.</source>
        <translation>请按实验室报告填写界限；按 Enter 到下一项。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>Unit of {test}</source>
        <translation>{test} 的单位</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>another test</source>
        <translation>其他项目</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>both</source>
        <translation>男女</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>critical high</source>
        <translation>危急值上限</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>critical low</source>
        <translation>危急值下限</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>for</source>
        <translation>对象</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>high</source>
        <translation>上限</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>low</source>
        <translation>下限</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/rows.py"/>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>since {date}</source>
        <translation>自 {date} 起</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>test</source>
        <translation>项目</translation>
    </message>
    <message>
        <location filename="../../ui/forms/ranges/form.py"/>
        <source>unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>LaboratoryChoice</name>
    <message>
        <location filename="../../ui/patient/visits/laboratories.py"/>
        <source>&amp;Laboratory</source>
        <translation>实验室(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/laboratories.py"/>
        <source>Laboratory that measured</source>
        <translation>检测的实验室</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/laboratories.py"/>
        <source>The laboratory of this patient's last result, unless another is chosen</source>
        <translation>该患者最近一次结果的实验室，可另选</translation>
    </message>
</context>
<context>
    <name>LaboratorySection</name>
    <message>
        <location filename="../../ui/forms/visit/labs.py"/>
        <source>&amp;Laboratory</source>
        <translation>检验(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/labs.py"/>
        <source>&amp;More tests</source>
        <translation>更多项目(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/labs.py"/>
        <source>Laboratory that measured</source>
        <translation>检测的实验室</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/labs.py"/>
        <source>range</source>
        <translation>参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/labs.py"/>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/labs.py"/>
        <source>unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>LesionsPage</name>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>Correct what is chosen in the table (F2)</source>
        <translation>更正表中选定的内容（F2）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>Enter a read (Ctrl+M)</source>
        <translation>录入阅片（Ctrl+M）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>New read</source>
        <translation>新阅片</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>No read is recorded.</source>
        <translation>尚无阅片记录。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>No read is recorded. Enter the baseline read: target and non-target lesions, thrombus.</source>
        <translation>尚无阅片记录。请录入基线阅片：靶病灶、非靶病灶和癌栓。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>RECIST worksheet</source>
        <translation>RECIST 工作表</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>Sign read</source>
        <translation>签名</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>Sign the read of the chosen column</source>
        <translation>为选定列的阅片签名</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>This read is signed.</source>
        <translation>本次阅片已签名。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>last read {date}</source>
        <translation>最近一次阅片 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/page.py"/>
        <source>last read {date}, reader {reader}</source>
        <translation>最近一次阅片 {date}，阅片者 {reader}</translation>
    </message>
</context>
<context>
    <name>ListFilter</name>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Child-Pugh</source>
        <translation>Child-Pugh</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Day of treatment</source>
        <translation>治疗天数</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Filter and sort the list of patients</source>
        <translation>筛选并排序患者列表</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>No longer only {value}</source>
        <translation>不再仅限 {value}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Open flags</source>
        <translation>未处理的提示</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Response (RECIST 1.1)</source>
        <translation>疗效（RECIST 1.1）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Show everybody</source>
        <translation>显示全部患者</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>no read yet</source>
        <translation>尚无阅片</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>not on treatment</source>
        <translation>未在治疗中</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list_filter.py"/>
        <source>on treatment</source>
        <translation>治疗中</translation>
    </message>
</context>
<context>
    <name>LiveResponse</name>
    <message>
        <location filename="../../ui/patient/lesions/live.py"/>
        <source>After progression</source>
        <translation>进展后</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/live.py"/>
        <source>No read after the baseline yet.</source>
        <translation>基线之后尚无阅片。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/live.py"/>
        <source>The response appears here as diameters are typed.</source>
        <translation>输入直径后，疗效显示在此处。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/live.py"/>
        <source>This read would be the baseline.</source>
        <translation>本次阅片将作为基线。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/live.py"/>
        <source>{percent} % from baseline</source>
        <translation>较基线 {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/live.py"/>
        <source>{percent} % from nadir ({mm} mm)</source>
        <translation>较最低值 {percent} %（{mm} mm）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/live.py"/>
        <source>{typed} of {targets} targets typed</source>
        <translation>已输入靶病灶 {typed}/{targets}</translation>
    </message>
</context>
<context>
    <name>LiverChart</name>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>ALBI</source>
        <translation>ALBI</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>ALBI grade 1</source>
        <translation>ALBI 1 级</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>ALBI grade 2</source>
        <translation>ALBI 2 级</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>ALBI grade 3</source>
        <translation>ALBI 3 级</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>Child-Pugh</source>
        <translation>Child-Pugh</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>Day</source>
        <translation>治疗日</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>Liver function</source>
        <translation>肝功能</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>No visit with liver tests recorded</source>
        <translation>未记录含肝功能检验的访视</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/liver.py"/>
        <source>needs {missing}</source>
        <translation>缺 {missing}</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Lock the data of {patient}</source>
        <translation>锁定 {patient} 的数据</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Lock the data set</source>
        <translation>锁定数据集</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Nobody can change the data of any patient, nor add one, until the data set is unlocked.</source>
        <translation>在数据集解锁之前，任何人都不能更改任何患者的数据，也不能添加患者。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Nobody can change the data of this patient until they are unlocked.</source>
        <translation>在解锁之前，任何人都不能更改该患者的数据。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>The data of every patient who is not locked alone can be changed again.</source>
        <translation>除单独锁定的患者外，所有患者的数据可再次更改。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>The data of this patient can be changed again.</source>
        <translation>该患者的数据可再次更改。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Unlock the data of {patient}</source>
        <translation>解锁 {patient} 的数据</translation>
    </message>
    <message>
        <location filename="../../ui/forms/data_lock.py"/>
        <source>Unlock the data set</source>
        <translation>解锁数据集</translation>
    </message>
</context>
<context>
    <name>LockStrip</name>
    <message>
        <location filename="../../ui/patient/strips.py"/>
        <source>Unlock…</source>
        <translation>解锁…</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>Lines of the log, newest last</source>
        <translation>日志行，最新的在最后</translation>
    </message>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>Nothing was written yet.</source>
        <translation>尚无记录。</translation>
    </message>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>The folder could not be opened: {folder}</source>
        <translation>无法打开文件夹：{folder}</translation>
    </message>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>The log cannot be read ({reason}).</source>
        <translation>无法读取日志（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../ui/window/log_dialog.py"/>
        <source>What the program wrote about itself: times, operations, errors and where in the program they arose. No name, no number of a patient and no value is written there.</source>
        <translation>程序关于自身的记录：时间、操作、错误及其在程序中的位置。其中不写入任何姓名、患者号码或数值。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Case file {name}: what you enter is gone when the window is closed</source>
        <translation>病例文件 {name}：关闭窗口后，所输入的内容不会保留</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Demo clinic: what you enter is gone when the window is closed</source>
        <translation>演示中心：关闭窗口后，所输入的内容不保留</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Hepatrack</source>
        <translation>Hepatrack</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Hepatrack, case file {name}</source>
        <translation>Hepatrack，病例文件 {name}</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Hepatrack, demo clinic</source>
        <translation>Hepatrack，演示中心</translation>
    </message>
    <message>
        <location filename="../../ui/window/main.py"/>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <location filename="../../ui/window/main.py"/>
        <source>This clinic file opens without a password.</source>
        <translation>该中心文件无需密码即可打开。</translation>
    </message>
    <message>
        <location filename="../../ui/window/main.py"/>
        <source>What is shown is not kept, so it has no backups.</source>
        <translation>所显示的内容不予保存，因此没有备份。</translation>
    </message>
</context>
<context>
    <name>Marker</name>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>6-week check</source>
        <translation>6 周检查</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>6-week check, day {first}–{last}: {change}, criterion met</source>
        <translation>6 周检查，第 {first}–{last} 天：{change}，达到标准</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>6-week check, day {first}–{last}: {change}, criterion not met</source>
        <translation>6 周检查，第 {first}–{last} 天：{change}，未达到标准</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>6-week check: {reason}</source>
        <translation>6 周检查：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>Laboratory’s range up to {high} {unit}</source>
        <translation>实验室参考范围：至 {high} {unit}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>Laboratory’s range {low}–{high} {unit}</source>
        <translation>实验室参考范围：{low}–{high} {unit}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>another series, never compared</source>
        <translation>另一系列，不作比较</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <location filename="../../ui/charts/course/told.py"/>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>converted from {value}</source>
        <translation>由 {value} 换算</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>earlier on this date: {values}</source>
        <translation>当日较早结果：{values}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>nadir</source>
        <translation>最低值</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker_words.py"/>
        <source>new method</source>
        <translation>方法变更</translation>
    </message>
</context>
<context>
    <name>MarkerChart</name>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>Day</source>
        <translation>治疗日</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>Letter</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>No {marker} at baseline, so no percent of it</source>
        <translation>基线无 {marker}，无法计算百分比</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>No {marker} recorded</source>
        <translation>未记录 {marker}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>The baseline {value} is no exact number, so there is no percent of it</source>
        <translation>基线 {value} 不是确切数值，无法计算百分比</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>drawn at {value} {unit}</source>
        <translation>图中位置为 {value} {unit}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>log scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>nadir {value}</source>
        <translation>最低值 {value}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>new method</source>
        <translation>方法变更</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>{marker} over time</source>
        <translation>{marker} 随时间变化</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>{marker}, {unit}</source>
        <translation>{marker}（{unit}）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>{marker}: the 6-week criterion asks for a fall of at least {percent} %</source>
        <translation>{marker}：6 周标准要求至少下降 {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/marker.py"/>
        <source>{percent} of the baseline</source>
        <translation>为基线的 {percent}</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;About Hepatrack</source>
        <translation>关于 Hepatrack(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Add visit…</source>
        <translation>添加访视(&amp;A)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Adverse events</source>
        <translation>不良事件(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Baseline profile…</source>
        <translation>基线资料(&amp;B)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Check the clinic file…</source>
        <translation>检查中心文件(&amp;C)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Cohort</source>
        <translation>队列(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/window/choices.py"/>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Export figures and values…</source>
        <translation>导出图与数值(&amp;E)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Filter the cohort…</source>
        <translation>筛选队列(&amp;F)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Find patient</source>
        <translation>查找患者(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;First load…</source>
        <translation>首次载入(&amp;F)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;History of the values shown…</source>
        <translation>所示数值的修改历史(&amp;H)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Import a cohort…</source>
        <translation>导入队列(&amp;I)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Import a laboratory file…</source>
        <translation>导入检验文件(&amp;I)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Kept cohorts…</source>
        <translation>已存队列(&amp;K)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../ui/window/choices.py"/>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;List of patients</source>
        <translation>患者列表(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Lock</source>
        <translation>锁定(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Lock the data of this patient…</source>
        <translation>锁定该患者的数据(&amp;L)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Next patient</source>
        <translation>下一名患者(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Overview</source>
        <translation>总览(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Patient</source>
        <translation>患者(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Previous patient</source>
        <translation>上一名患者(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Print patient summary…</source>
        <translation>打印患者摘要(&amp;P)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Question for the tumour board…</source>
        <translation>多学科讨论问题(&amp;Q)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Reconstruct a published curve…</source>
        <translation>重建已发表曲线(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Register a patient…</source>
        <translation>登记患者(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Survival</source>
        <translation>生存(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Users…</source>
        <translation>用户(&amp;U)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Values as a table…</source>
        <translation>以表格显示数值(&amp;V)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Visits</source>
        <translation>访视(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Why this response</source>
        <translation>该疗效的依据(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Worklist</source>
        <translation>待办清单(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Ad&amp;judicate between readers…</source>
        <translation>阅片者间裁定(&amp;J)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Add &amp;treatment or change dose…</source>
        <translation>添加治疗或更改剂量(&amp;T)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Add adverse &amp;event…</source>
        <translation>添加不良事件(&amp;E)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Add read of i&amp;maging…</source>
        <translation>添加影像阅片(&amp;M)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/choices.py"/>
        <source>After {count} min</source>
        <translation>{count} 分钟后</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Change pass&amp;word…</source>
        <translation>更改密码(&amp;W)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Cohort re&amp;port…</source>
        <translation>队列报告(&amp;P)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Correct what is chosen in the history or among the values shown, with a reason</source>
        <translation>更正历史或所示数值中所选的内容，并填写原因</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Flags, fol&amp;ded or not</source>
        <translation>折叠或展开提示(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>L&amp;esions</source>
        <translation>病灶(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Labo&amp;ratories and ranges…</source>
        <translation>实验室与参考范围(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Langua&amp;ge</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Lock &amp;when idle</source>
        <translation>空闲时锁定(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Lock the &amp;data set…</source>
        <translation>锁定数据集(&amp;D)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Mark the open &amp;flag as reviewed</source>
        <translation>将打开的提示标记为已复核(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Mo&amp;ve or skip a planned visit…</source>
        <translation>改期或跳过计划访视(&amp;V)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>O&amp;utcome…</source>
        <translation>结局(&amp;U)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Patient's &amp;details…</source>
        <translation>患者信息(&amp;D)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Show &amp;log…</source>
        <translation>显示日志(&amp;L)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Si&amp;gn the read chosen in the worksheet</source>
        <translation>为工作表中选定的阅片签名(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Sign the results of the chosen date</source>
        <translation>审签所选日期的结果</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>T&amp;reatment</source>
        <translation>治疗(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Un&amp;lock the data of this patient…</source>
        <translation>解锁该患者的数据(&amp;L)…</translation>
    </message>
    <message>
        <location filename="../../ui/window/commands.py"/>
        <source>Unlock the &amp;data set…</source>
        <translation>解锁数据集(&amp;D)…</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <location filename="../../ui/kit/message.py"/>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>NamesProposed</name>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>Names proposed</source>
        <translation>待采用的名称</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>Take all {count} proposed</source>
        <translation>采用全部 {count} 项</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>this laboratory</source>
        <translation>该实验室</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>{new} of {all} are new for {laboratory}; a row of a name that is not taken is not used</source>
        <translation>{all} 个名称中有 {new} 个对{laboratory}是新的；未采用名称的行不使用</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <location filename="../../ui/forms/visit/notes.py"/>
        <source>Contact</source>
        <translation>方式</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/notes.py"/>
        <source>Impression</source>
        <translation>评估印象</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/notes.py"/>
        <source>Plan</source>
        <translation>处理计划</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/notes.py"/>
        <source>Where the visit took place</source>
        <translation>访视方式</translation>
    </message>
</context>
<context>
    <name>OpenForm</name>
    <message>
        <location filename="../../ui/window/drafts.py"/>
        <source>What you type is not kept as a draft.</source>
        <translation>当前输入未能保存为草稿。</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <location filename="../../ui/patient/banner_fields.py"/>
        <source>, after {agents}</source>
        <translation>，曾行 {agents}</translation>
    </message>
</context>
<context>
    <name>Origin</name>
    <message>
        <location filename="../../ui/words/origins.py"/>
        <source>Entered by {user}, {moment}: {operation}</source>
        <translation>由 {user} 录入，{moment}：{operation}</translation>
    </message>
    <message>
        <location filename="../../ui/words/origins.py"/>
        <source>{row}, {field}</source>
        <translation>{row}，{field}</translation>
    </message>
    <message>
        <location filename="../../ui/words/origins.py"/>
        <source>{what}: {before} → {after}, {user}, {moment}</source>
        <translation>{what}：{before} → {after}，{user}，{moment}</translation>
    </message>
    <message>
        <location filename="../../ui/words/origins.py"/>
        <source>{what}: {before} → {after}, {user}, {moment}, “{reason}”</source>
        <translation>{what}：{before} → {after}，{user}，{moment}，“{reason}”</translation>
    </message>
</context>
<context>
    <name>OriginsDialog</name>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>History of the values shown</source>
        <translation>所示数值的修改历史</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>Reason</source>
        <translation>修改原因</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>Series</source>
        <translation>项目</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>Value shown</source>
        <translation>所示数值</translation>
    </message>
    <message>
        <location filename="../../ui/patient/history/origins.py"/>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <location filename="../../ui/patient/overview/page.py"/>
        <source>Charts; the arrow keys move the focus line from visit to visit</source>
        <translation>图表；方向键在各次访视间移动焦点线</translation>
    </message>
    <message>
        <location filename="../../ui/patient/overview/page.py"/>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
</context>
<context>
    <name>PagesPreview</name>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>&amp;Save PDF…</source>
        <translation>保存 PDF(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>A whole page (Ctrl+9)</source>
        <translation>整页（Ctrl+9）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>As wide as the window (Ctrl+0)</source>
        <translation>与窗口同宽（Ctrl+0）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Larger (Ctrl++)</source>
        <translation>放大（Ctrl++）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Next page (Page Down)</source>
        <translation>下一页（Page Down）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>No printer is set up on this computer. Save a PDF instead.</source>
        <translation>本机未设置打印机，可保存为 PDF。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Page</source>
        <translation>整页</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Page {number} of {total}</source>
        <translation>第 {number} 页，共 {total} 页</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Pages of the print</source>
        <translation>打印页面</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Pape&amp;r</source>
        <translation>纸张(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Previous page (Page Up)</source>
        <translation>上一页（Page Up）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Pri&amp;nt</source>
        <translation>内容(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Print preview: {print}</source>
        <translation>打印预览：{print}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Sent to the printer.</source>
        <translation>已发送至打印机。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Smaller (Ctrl+−)</source>
        <translation>缩小（Ctrl+−）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>The print is being composed…</source>
        <translation>正在生成打印内容…</translation>
    </message>
    <message>
        <location filename="../../ui/paper/preview_pages.py"/>
        <source>Width</source>
        <translation>页宽</translation>
    </message>
</context>
<context>
    <name>PatientPage</name>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Add visit</source>
        <translation>添加访视</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Charts: rows, tables, scales, saving</source>
        <translation>图表：图行、表格、刻度、保存</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Enter a visit (Ctrl+N)</source>
        <translation>录入访视（Ctrl+N）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Patient summary, preview and print (Ctrl+P)</source>
        <translation>患者摘要：预览和打印（Ctrl+P）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Places of this patient</source>
        <translation>该患者的页面</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Survival</source>
        <translation>生存</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Unfold the list of patients</source>
        <translation>展开患者列表</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Unfold the list of patients (Ctrl+B)</source>
        <translation>展开患者列表（Ctrl+B）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/page.py"/>
        <source>Visits</source>
        <translation>访视</translation>
    </message>
</context>
<context>
    <name>PatientsList</name>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>Fold the list</source>
        <translation>折叠列表</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>Fold the list (Ctrl+B)</source>
        <translation>折叠列表（Ctrl+B）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>No patient has a code, name or hospital number with “{text}”.</source>
        <translation>没有患者的编号、姓名或住院号含“{text}”。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>No patient is left by these filters.</source>
        <translation>没有符合这些筛选条件的患者。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>No patient is recorded in this clinic file.</source>
        <translation>该中心文件中没有患者。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>No patient, but a command. Enter: {command}</source>
        <translation>没有患者，但有命令。按 Enter：{command}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>Patients · {count}</source>
        <translation>患者 · {count}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>Recorded in this clinic</source>
        <translation>本中心记录</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>The list could not be read.</source>
        <translation>无法读取列表。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>The list is being read.</source>
        <translation>正在读取列表。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>age and sex not recorded</source>
        <translation>年龄和性别未记录</translation>
    </message>
    <message>
        <location filename="../../ui/words/summaries.py"/>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="../../ui/words/summaries.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/summaries.py"/>
        <source>died</source>
        <translation>已死亡</translation>
    </message>
    <message>
        <location filename="../../ui/words/summaries.py"/>
        <source>died, day {day}</source>
        <translation>死亡，第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>no read yet</source>
        <translation>尚无阅片</translation>
    </message>
    <message>
        <location filename="../../ui/words/summaries.py"/>
        <source>not started</source>
        <translation>尚未开始治疗</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>{severity}, {count} to look at</source>
        <translation>{severity}，{count} 条待查看</translation>
    </message>
    <message>
        <location filename="../../ui/patient/list.py"/>
        <source>{shown} of {all}</source>
        <translation>{shown}/{all}</translation>
    </message>
</context>
<context>
    <name>PatientsPlace</name>
    <message>
        <location filename="../../ui/window/patients_place.py"/>
        <source>Choose one in the list, or press Ctrl+K and type a code or a name.</source>
        <translation>请在列表中选择，或按 Ctrl+K 输入编号或姓名。</translation>
    </message>
    <message>
        <location filename="../../ui/window/patients_place.py"/>
        <source>No patient is open.</source>
        <translation>未打开患者。</translation>
    </message>
    <message>
        <location filename="../../ui/window/patients_place.py"/>
        <source>No patient is recorded in this clinic file.</source>
        <translation>该中心文件中没有患者。</translation>
    </message>
    <message>
        <location filename="../../ui/window/patients_place.py"/>
        <source>Press Ctrl+R to register the first one. The first load brings past patients out of a workbook.</source>
        <translation>按 Ctrl+R 登记第一位患者。“首次载入”可从工作簿载入既往患者。</translation>
    </message>
    <message>
        <location filename="../../ui/window/patients_place.py"/>
        <source>The case file could not be read.</source>
        <translation>无法读取病例文件。</translation>
    </message>
    <message>
        <location filename="../../ui/window/patients_place.py"/>
        <source>The clinic file could not be opened.</source>
        <translation>无法打开中心文件。</translation>
    </message>
    <message>
        <location filename="../../ui/window/patients_place.py"/>
        <source>What is wrong with it stands above.</source>
        <translation>上方说明了其中的问题。</translation>
    </message>
    <message>
        <location filename="../../ui/window/patients_place.py"/>
        <source>“{program} import CASE.json” makes a clinic file with a first patient; “{program} --demo” opens the demo clinic.</source>
        <translation>“{program} import CASE.json”用于建立含第一名患者的中心文件；“{program} --demo”用于打开演示中心。</translation>
    </message>
</context>
<context>
    <name>PlannedVisitDialog</name>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>&amp;Is</source>
        <translation>处理(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>&amp;New day</source>
        <translation>新日期(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>&amp;Planned visit</source>
        <translation>计划访视(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>8 digits (20250328), or +3d and -2w from the day on which it stands</source>
        <translation>8 位数字 (20250328)，或从当前计划日期起算的 +3d、-2w</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>Ctrl+Enter saves it; what was planned before stays in the history.</source>
        <translation>Ctrl+Enter 保存；原计划保留在历史中。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>Move or skip a planned visit: {patient}</source>
        <translation>改期或跳过计划访视：{patient}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>New day</source>
        <translation>新日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>Planned visit</source>
        <translation>计划访视</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>What becomes of it</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>moved</source>
        <translation>改期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/planned_visit.py"/>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
</context>
<context>
    <name>Prints</name>
    <message>
        <location filename="../../ui/paper/cohort/prints.py"/>
        <source>cohort report</source>
        <translation>队列报告</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/prints.py"/>
        <source>patient summary</source>
        <translation>患者摘要</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <location filename="../../ui/kit/progress_line.py"/>
        <source>Being computed …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <location filename="../../ui/kit/progress_line.py"/>
        <source>Being computed: {count} patients so far</source>
        <translation>正在计算：已完成 {count} 例患者</translation>
    </message>
    <message>
        <location filename="../../ui/kit/progress_line.py"/>
        <source>Being given up …</source>
        <translation>正在放弃……</translation>
    </message>
    <message>
        <location filename="../../ui/kit/progress_line.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/kit/progress_line.py"/>
        <source>Cancelled: not computed.</source>
        <translation>已取消：未计算。</translation>
    </message>
    <message>
        <location filename="../../ui/kit/progress_line.py"/>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_progress.py"/>
        <source>Copying, {percent} %</source>
        <translation>正在复制，{percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_progress.py"/>
        <source>Looking whether anything changed.</source>
        <translation>正在查看是否有改动。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/backup_progress.py"/>
        <source>Reading the copy again.</source>
        <translation>正在重新读取副本。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <location filename="../../ui/window/places.py"/>
        <source>Cohort</source>
        <translation>队列</translation>
    </message>
    <message>
        <location filename="../../ui/window/places.py"/>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <location filename="../../ui/window/places.py"/>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <location filename="../../ui/window/places.py"/>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/window/places.py"/>
        <source>Worklist</source>
        <translation>待办清单</translation>
    </message>
    <message>
        <location filename="../../ui/window/frame.py"/>
        <source>{count} waiting</source>
        <translation>{count} 项待定</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>3 months</source>
        <translation>3 个月</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>6 months</source>
        <translation>6 个月</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>Around infusion</source>
        <translation>回输前后</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>Drag over the days to be shown, or turn the wheel with Ctrl; Shift and the wheel move in time. The wheel alone scrolls.
Keys: + and − zoom, 0 goes back, the arrows step the focus line, Enter opens its visit.</source>
        <translation>拖选要显示的日期，或按住 Ctrl 转动滚轮缩放；按住 Shift 转动滚轮沿时间移动。只转滚轮则滚动页面。
按键：+ 和 − 缩放，0 还原，方向键移动焦点线，Enter 打开该次访视。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>First 12 weeks</source>
        <translation>前 12 周</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>Last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>Time shown</source>
        <translation>显示的时间</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/ranges.py"/>
        <source>Zoomed</source>
        <translation>已缩放</translation>
    </message>
</context>
<context>
    <name>ReadForm</name>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>&amp;Modality</source>
        <translation>检查方式(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>&amp;Reader</source>
        <translation>阅片者(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>Add read: {patient}</source>
        <translation>添加阅片：{patient}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>Ctrl+Enter saves this read.</source>
        <translation>Ctrl+Enter 保存本次阅片。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>Enter next · = viable as diameter · A absent · S too small, 5 mm · E not evaluable · R removed · N new</source>
        <translation>Enter 下一项 · = 活性径同直径 · A 消失 · S 过小，5 mm · E 不可评估 · R 已切除 · N 新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>No place on this form any more, and not taken over: {names}.</source>
        <translation>表单上已没有位置，未予沿用：{names}。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>S&amp;ign as it is saved</source>
        <translation>保存时签名(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>S&amp;lice, mm</source>
        <translation>层厚（mm）(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>{typed} of {targets} targets typed. Ctrl+Enter saves.</source>
        <translation>{targets} 个靶病灶中已录入 {typed} 个。Ctrl+Enter 保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/read.py"/>
        <source>{visit}, draft</source>
        <translation>{visit}，草稿</translation>
    </message>
</context>
<context>
    <name>ReadPanel</name>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Adjudicated by {criterion}: {response}. {reason}</source>
        <translation>按 {criterion} 裁定：{response}。{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Checks</source>
        <translation>核对</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Confirmation, {days} days</source>
        <translation>确认，{days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Growth since the read before</source>
        <translation>较上次评估的增长</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Needs two complete sums of the same lesions.</source>
        <translation>需要同一组病灶的两次完整总和。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>No read after the baseline yet.</source>
        <translation>基线之后尚无阅片。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>No second reader has read.</source>
        <translation>尚无第二阅片者的阅片。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Nothing to measure against: no complete sum at this read.</source>
        <translation>本次阅片没有完整的直径总和，无从比较。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Reader {reader}</source>
        <translation>阅片者 {reader}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Response</source>
        <translation>疗效</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Response, last read</source>
        <translation>疗效，最近一次阅片</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Response, live</source>
        <translation>疗效，实时</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>Second reader</source>
        <translation>第二阅片者</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>What would change it</source>
        <translation>怎样才会改变</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>at PD</source>
        <translation>恰为 PD 界值</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>band: ± {n} % between readers</source>
        <translation>色带：阅片者间差异 ± {n} %</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>by {name}</source>
        <translation>裁定者 {name}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>hidden until both readers have signed</source>
        <translation>双方签名前不显示</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>no disagreement</source>
        <translation>无分歧</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>volume doubled in {days} d, as if it were one sphere</source>
        <translation>体积倍增时间{days}天（按单个球体计）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>{criterion}: confirmed {confirmed}, unconfirmed {unconfirmed}</source>
        <translation>{criterion}：已确认 {confirmed}，未确认 {unconfirmed}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>{mm} mm past PD</source>
        <translation>超过 PD 界值 {mm} mm</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>{mm} mm per month</source>
        <translation>每月{mm} mm</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/panel.py"/>
        <source>{mm} mm to PD</source>
        <translation>距 PD 界值 {mm} mm</translation>
    </message>
</context>
<context>
    <name>ReadSection</name>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>&amp;Read</source>
        <translation>阅片(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>= viable as diameter, A absent, S too small, E not evaluable, R removed</source>
        <translation>= 活性径同直径，A 消失，S 过小，E 不可评估，R 已切除</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>Cheng</source>
        <translation>程氏</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>Lesion</source>
        <translation>病灶</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>Modality</source>
        <translation>检查方式</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>No new lesion on this scan</source>
        <translation>本次检查无新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>No target lesion is recorded for this patient.</source>
        <translation>该患者未记录靶病灶。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>Non-target lesions</source>
        <translation>非靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>Portal flow</source>
        <translation>门静脉血流</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>Portal vein tumour thrombus</source>
        <translation>门静脉癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>Slice thickness in mm</source>
        <translation>层厚（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>Slice, mm</source>
        <translation>层厚（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>Thrombus, Cheng class</source>
        <translation>癌栓，程氏分型</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>Thrombus, Vp class</source>
        <translation>癌栓，Vp 分级</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>Vp</source>
        <translation>Vp</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>diameter</source>
        <translation>直径</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>not restored</source>
        <translation>未恢复</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>portal flow</source>
        <translation>门静脉血流</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read_fields.py"/>
        <source>restored</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/read.py"/>
        <source>viable</source>
        <translation>活性肿瘤</translation>
    </message>
</context>
<context>
    <name>ReconstructDialog</name>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>&amp;Name of the cohort</source>
        <translation>队列名称(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>&amp;Survival runs from</source>
        <translation>生存率范围(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>&amp;Total of events</source>
        <translation>事件总数(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>&amp;Unit of the times</source>
        <translation>时间单位(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>0 to 1</source>
        <translation>0 至 1</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>0 to 100 %</source>
        <translation>0 至 100 %</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>As found in the files</source>
        <translation>按文件中识别的</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>Choose the &amp;curve…</source>
        <translation>选择曲线(&amp;C)…</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>Choose the file with the numbers at risk.</source>
        <translation>请选择含风险人数的文件。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>Choose the file with the points of the curve.</source>
        <translation>请选择含曲线坐标的文件。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>Choose the numbers at &amp;risk…</source>
        <translation>选择风险人数(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>Deci&amp;mal mark</source>
        <translation>小数点(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>En&amp;coding</source>
        <translation>编码(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>En&amp;d point</source>
        <translation>终点(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>Points clicked on a printed curve, and the numbers at risk printed under it, become pseudo patients (Guyot 2012). They are nobody’s data and are labelled so everywhere. The curve is a CSV with the columns time and survival, the numbers at risk one with time and at_risk from time 0 on; a column group divides both.</source>
        <translation>由印刷曲线上点取的坐标及其下方的风险人数重建虚拟患者（Guyot 2012）。他们不是任何人的真实数据，处处均如此标明。曲线为含 time 和 survival 列的 CSV；风险人数为含 time 和 at_risk 列的 CSV，自时间 0 起；group 列可将两者分组。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>Reconstruct a published curve</source>
        <translation>重建已发表曲线</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>The curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>The numbers at risk</source>
        <translation>风险人数</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>What came of it</source>
        <translation>重建结果</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>not estimable</source>
        <translation>无法估计</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>where it is printed</source>
        <translation>原文印有时填写</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>{group}: {n} patients, {events} events, median {median} {unit}</source>
        <translation>{group}：{n} 例患者，{events} 个事件，中位数 {median} {unit}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>{n} patients, {events} events, median {median} {unit}</source>
        <translation>{n} 例患者，{events} 个事件，中位数 {median} {unit}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/reconstruct_dialog.py"/>
        <source>{n} patients, {events} events: {label}</source>
        <translation>{n} 例患者，{events} 个事件：{label}</translation>
    </message>
</context>
<context>
    <name>RecoveryPrint</name>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Printed on {date}</source>
        <translation>打印日期 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Recovery code of the clinic file {clinic}</source>
        <translation>中心文件 {clinic} 的恢复码</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Whoever has this code opens the clinic file without a password. Keep this page locked away from the computer. To use it, choose “Use the recovery code” where the password is asked for.</source>
        <translation>持有此恢复码者无需密码即可打开中心文件。请将本页锁存，并与计算机分开。使用时，在输入密码处选择“使用恢复码”。</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Group {number} is not that of the code.</source>
        <translation>第 {number} 组与恢复码不符。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Group {number} of the code</source>
        <translation>恢复码第 {number} 组</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>It is kept</source>
        <translation>已妥善保存</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>No printer is set up on this computer. Save a PDF instead, or write the code down.</source>
        <translation>本机未设置打印机。可保存为 PDF，或抄写恢复码。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Save as PDF</source>
        <translation>保存为 PDF</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Show the code again</source>
        <translation>再次显示恢复码</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>The clinic file is being opened.</source>
        <translation>正在打开中心文件。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>The code was printed.</source>
        <translation>恢复码已打印。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>The code was saved as a PDF. Print it, then delete the file.</source>
        <translation>恢复码已保存为 PDF。请打印后删除该文件。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>The page with the code could not be drawn.</source>
        <translation>无法绘制恢复码页面。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>The printer did not take the page.</source>
        <translation>打印机未接收该页。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>The recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Type two groups of the code from what you printed or wrote down. It is hidden meanwhile, so that nobody goes on without having kept it.</source>
        <translation>请按您打印或抄写的内容输入恢复码中的两组。输入期间恢复码不显示，以免未保存恢复码就继续。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/recovery.py"/>
        <source>Whoever has this code opens the clinic file without a password, and without it a forgotten password cannot be replaced. Print it and keep it locked away from this computer. It is shown only now.</source>
        <translation>持有此恢复码者无需密码即可打开中心文件；没有它，忘记的密码无法更换。请打印并锁存，与本机分开。恢复码仅此时显示。</translation>
    </message>
</context>
<context>
    <name>RedefinitionPanel</name>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>&amp;Confirmation after, days</source>
        <translation>确认间隔，天(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>&amp;Landmark, day</source>
        <translation>界标日(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>&amp;Partial response persists</source>
        <translation>部分缓解持续(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>&amp;Stable disease from, day</source>
        <translation>疾病稳定起始日(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>&amp;Try</source>
        <translation>试算(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>&amp;Window about day {day}, ± days</source>
        <translation>第 {day} 天窗口，± 天(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>AFP &amp;fall, %</source>
        <translation>AFP 下降（%）(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>As judged</source>
        <translation>按原判定</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>By the changed definition</source>
        <translation>按更改后的定义</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>C&amp;ensored at a new therapy</source>
        <translation>新治疗时删失(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Change a definition and see which patients change group and how the estimates move.</source>
        <translation>更改定义，查看哪些患者换组以及估计值如何变化。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Count &amp;unconfirmed responses</source>
        <translation>计入未确认的疗效(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Estimate</source>
        <translation>估计值</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Estimates: {moved} of {all} change</source>
        <translation>估计值：{all} 项中 {moved} 项变化</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Nothing is changed yet: set another value at the left.</source>
        <translation>尚未更改：请在左侧设置其他值。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Nothing is kept: each patient stays judged by their own protocol. For looking at how much hangs on it.</source>
        <translation>不会保存任何内容：每位患者仍按其自身方案判定。仅用于查看结果在多大程度上取决于定义。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>P&amp;IVKA-II fall, %</source>
        <translation>PIVKA-II 下降（%）(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>P&amp;rogression by</source>
        <translation>进展标准(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Patients in another group: {count}</source>
        <translation>换组患者：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>Patients with another time or event: {count}</source>
        <translation>时间或事件改变的患者：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>as judged</source>
        <translation>按原判定</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/redefinition_panel.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>&amp;Born</source>
        <translation>出生(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>&amp;Hospital number</source>
        <translation>住院号(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>&amp;Protocol</source>
        <translation>方案(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>&amp;Start of treatment</source>
        <translation>治疗开始日期(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Ctrl+Enter registers another patient.</source>
        <translation>Ctrl+Enter 将登记为另一位患者。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Ctrl+Enter registers the patient.</source>
        <translation>按 Ctrl+Enter 登记患者。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Family name, given name</source>
        <translation>姓、名</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Hospital number</source>
        <translation>住院号</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>None: screened only, treatment has not started. It can be filled in later.</source>
        <translation>无：仅筛选，尚未开始治疗。以后可补填。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Register a patient</source>
        <translation>登记患者</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Se&amp;x</source>
        <translation>性别(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Start of treatment</source>
        <translation>治疗开始日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Study &amp;code</source>
        <translation>研究编号(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/register.py"/>
        <source>Study code</source>
        <translation>研究编号</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source> (highest {grade})</source>
        <translation>（最高 {grade} 级）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source> ({range})</source>
        <translation>（{range}）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source> immune-related</source>
        <translation>，免疫相关</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>% from baseline</source>
        <translation>较基线 %</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>% from nadir</source>
        <translation>较最低值 %</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>* in the radiation field.</source>
        <translation>* 位于放射野内。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>* up to 7 days from the date above.</source>
        <translation>* 与上列日期相差不超过 7 天。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>, grade {grade}</source>
        <translation>，{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>, {marks}</source>
        <translation>，{marks}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/lanes.py"/>
        <source>1 dose</source>
        <translation>1 次给药</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>1 term, {severe} of grade 3 and above. CTCAE {version}.</source>
        <translation>共 1 项，3 级及以上 {severe} 项。CTCAE {version}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>: {answer}</source>
        <translation>：{answer}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>; action: {action}</source>
        <translation>；处理：{action}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>ALBI, grade</source>
        <translation>ALBI，分级</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Adverse events open at death, grade 2 and above</source>
        <translation>死亡时未缓解的 2 级及以上不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Ascites</source>
        <translation>腹水</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>At baseline</source>
        <translation>基线时</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Before</source>
        <translation>既往</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Best response</source>
        <translation>最佳疗效</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Board, {date}</source>
        <translation>讨论 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Born</source>
        <translation>出生</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Comorbidities</source>
        <translation>合并症</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Data gap</source>
        <translation>数据缺失</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Date: since. CTCAE {version}.</source>
        <translation>日期为发生日期。CTCAE {version}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Day</source>
        <translation>治疗日</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Diagnosis, stage, treatment</source>
        <translation>诊断、分期、治疗</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Died</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Disease</source>
        <translation>疾病</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Duration of response, mRECIST</source>
        <translation>缓解持续时间，mRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Duration of response, {criterion}</source>
        <translation>缓解持续时间，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>ECOG not recorded</source>
        <translation>ECOG 未记录</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Either marker</source>
        <translation>任一标志物</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Encephalopathy</source>
        <translation>肝性脑病</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Endpoints</source>
        <translation>终点</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Flags</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>For the board</source>
        <translation>多学科讨论</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>H, L: above, below the laboratory’s range</source>
        <translation>H、L：高于、低于实验室参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Height</source>
        <translation>身高</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Hepatocellular carcinoma</source>
        <translation>肝细胞癌</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Hepatrack {program} · rules {rules} · CTCAE {ctcae} · for research and documentation; not a medical device</source>
        <translation>Hepatrack {program} · 规则 {rules} · CTCAE {ctcae} · 仅供科研使用和资料记录；非医疗器械</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Highest grade of every adverse event</source>
        <translation>各不良事件的最高分级</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Hospital no.</source>
        <translation>住院号</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_notes.py"/>
        <source>Impression</source>
        <translation>评估印象</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_notes.py"/>
        <source>Impression and plan</source>
        <translation>评估印象与处理计划</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>LI-RADS treatment response: {lesions}.</source>
        <translation>LI-RADS 治疗反应：{lesions}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Laboratory results, newest</source>
        <translation>最新检验结果</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>Lesions, mm</source>
        <translation>病灶（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Liver function</source>
        <translation>肝功能</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Marker checks at 6 weeks</source>
        <translation>6 周标志物检查</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Missing data</source>
        <translation>缺失数据</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Name not recorded</source>
        <translation>姓名未记录</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>New lesion {lesion}.</source>
        <translation>新病灶 {lesion}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>No adverse event is recorded.</source>
        <translation>未记录不良事件。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>No baseline imaging is recorded: no sum and no response can be determined.</source>
        <translation>未记录基线影像：总和与疗效均无法判定。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>No flag.</source>
        <translation>无提示。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>No imaging after the start of treatment.</source>
        <translation>治疗开始后无影像检查。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>No laboratory result is recorded.</source>
        <translation>未记录检验结果。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>No liver test and no visit is recorded.</source>
        <translation>未记录肝功能检验和访视。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>No new lesion.</source>
        <translation>无新病灶。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/sum_panel.py"/>
        <source>No sum of diameters is recorded.</source>
        <translation>未记录直径总和。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>No target lesion</source>
        <translation>无靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/thrombus_panel.py"/>
        <source>No thrombus class is recorded.</source>
        <translation>未记录癌栓分级。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/lanes.py"/>
        <source>No treatment is recorded.</source>
        <translation>未记录治疗。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/marker_panel.py"/>
        <source>No {marker} result is recorded.</source>
        <translation>未记录 {marker} 结果。</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Node</source>
        <translation>淋巴结</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>Non-target {lesion}: {status}.</source>
        <translation>非靶病灶 {lesion}：{status}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>None is recorded as open.</source>
        <translation>无未缓解的记录。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Not from source</source>
        <translation>非来源数据</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Nothing that this summary shows is missing.</source>
        <translation>本摘要所列内容无缺失。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Now</source>
        <translation>目前</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Open adverse events, grade 2 and above</source>
        <translation>未缓解的 2 级及以上不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Other medicines</source>
        <translation>其他用药</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>Overall response</source>
        <translation>总疗效</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Overall survival</source>
        <translation>总生存期</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/sum_panel.py"/>
        <source>PD ≥ {threshold}</source>
        <translation>PD ≥ {threshold}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>PD-L1 {share} %</source>
        <translation>PD-L1 {share} %</translation>
    </message>
    <message>
        <location filename="../../ui/paper/cohort/report.py"/>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Page {number} of {total}</source>
        <translation>第 {number} 页，共 {total} 页</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Patient summary</source>
        <translation>患者摘要</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_notes.py"/>
        <source>Plan</source>
        <translation>处理计划</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Printed {date} {time} by {name} · data as of {data}</source>
        <translation>打印 {date} {time}，{name} · 数据截至 {data}</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Printed {date} {time} by {name} · data as of {data} · journal {mark}</source>
        <translation>打印 {date} {time}，{name} · 数据截至 {data} · 日志 {mark}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Progression-free survival</source>
        <translation>无进展生存期</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>RECIST 1.1, diameter</source>
        <translation>RECIST 1.1，直径</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>Reader {reader}.</source>
        <translation>阅片者 {reader}。</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Screening no.</source>
        <translation>筛选号</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Source states</source>
        <translation>来源所述</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>Study code</source>
        <translation>研究编号</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>Sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>Sum of {on}: {mm} mm.</source>
        <translation>{on} 直径总和：{mm} mm。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/sum_panel.py"/>
        <source>Sums</source>
        <translation>总和</translation>
    </message>
    <message>
        <location filename="../../ui/paper/pages.py"/>
        <source>The printer or file cannot be written to.</source>
        <translation>无法写入打印机或文件。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/pages.py"/>
        <source>The printer refused a new page.</source>
        <translation>打印机拒绝新的一页。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <location filename="../../ui/paper/course/thrombus_panel.py"/>
        <source>Thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Time to response, mRECIST</source>
        <translation>至缓解时间，mRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Time to response, {criterion}</source>
        <translation>至缓解时间，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/thrombus_panel.py"/>
        <source>Vp, Cheng</source>
        <translation>Vp，程氏</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>Without any date, not listed: {count}.</source>
        <translation>无日期、未列出：{count}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>antiviral treatment</source>
        <translation>抗病毒治疗</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <location filename="../../ui/words/clinical.py"/>
        <source>cannot be determined</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>cause not recorded</source>
        <translation>病因未记录</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>censored</source>
        <translation>删失</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>change above {percent} %</source>
        <translation>变化高于 {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>change below {percent} %</source>
        <translation>变化低于 {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>change between {low} and {high} %</source>
        <translation>变化介于 {low} 与 {high} %</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>change cannot be determined</source>
        <translation>变化无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>cirrhosis</source>
        <translation>肝硬化</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>cirrhosis not recorded</source>
        <translation>肝硬化情况未记录</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>criterion met</source>
        <translation>达到标准</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>criterion not met</source>
        <translation>未达到标准</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>dashed line: change of method</source>
        <translation>虚线：方法变更</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>data to day {day}</source>
        <translation>数据至第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>data to {date}</source>
        <translation>数据截至 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>date not recorded</source>
        <translation>日期未记录</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>day 0</source>
        <translation>第 0 天</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>diagnosed {date}</source>
        <translation>诊断于{date}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>died day {day}</source>
        <translation>第 {day} 天死亡</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>empty box: Non-CR/Non-PD</source>
        <translation>空框：非CR/非PD</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>empty dashed box: not evaluable</source>
        <translation>虚线空框：不可评价</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>fall &gt; {percent} %</source>
        <translation>下降 &gt; {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>fall {percent} %</source>
        <translation>下降 {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>first confirmed response</source>
        <translation>首次已确认缓解</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>from {date}</source>
        <translation>自 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>from {start}</source>
        <translation>自 {start} 起</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>hepatic vein: {extent}</source>
        <translation>肝静脉：{extent}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>immune-related</source>
        <translation>免疫相关</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>largest tumour {size} mm</source>
        <translation>最大肿瘤 {size} mm</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/marker_panel.py"/>
        <source>log scale</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>mRECIST not assessable: no enhancing target at baseline (R-6.1).</source>
        <translation>mRECIST 无法评估：基线无强化的靶病灶（R-6.1）。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>mRECIST, viable</source>
        <translation>mRECIST，活性肿瘤</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>nadir</source>
        <translation>最低值</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/marker_panel.py"/>
        <source>nadir {value}</source>
        <translation>最低值 {value}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/sum_panel.py"/>
        <source>new lesion</source>
        <translation>新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>no antiviral treatment</source>
        <translation>未抗病毒治疗</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>no cirrhosis</source>
        <translation>无肝硬化</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>no confirmation is defined (R-9)</source>
        <translation>未定义确认（R-9）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>no confirmed response</source>
        <translation>无已确认的缓解</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>no earlier treatment</source>
        <translation>无既往治疗</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/marker_panel.py"/>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>no range</source>
        <translation>无范围</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>none confirmed</source>
        <translation>均未确认</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>not assessable</source>
        <translation>无法评估</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>not counted</source>
        <translation>不计入</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>not related to the treatment</source>
        <translation>与治疗无关</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>not ruptured</source>
        <translation>未破裂</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>not started</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>nothing outside the liver</source>
        <translation>肝外无病灶</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>now</source>
        <translation>目前</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>number of tumours {count}</source>
        <translation>肿瘤数目 {count}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/lanes.py"/>
        <source>ongoing</source>
        <translation>持续中</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>open circle: after progression</source>
        <translation>空心圆：进展后</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>open square: baseline</source>
        <translation>空心方块：基线</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>planned, not given</source>
        <translation>已计划，未给药</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>previous</source>
        <translation>前次</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>progression by {criterion}; a month is 30.4375 days</source>
        <translation>按 {criterion} 判定进展；1 个月为 30.4375 天</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>range</source>
        <translation>参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/marker_panel.py"/>
        <source>range {low}–{high}</source>
        <translation>参考范围 {low}–{high}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/marker_panel.py"/>
        <source>range ≤ {high}</source>
        <translation>参考范围 ≤ {high}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>related to the treatment</source>
        <translation>与治疗有关</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>removed: from then on in no sum, nor in the baseline and nadir (R-1.6a).</source>
        <translation>已切除：自此不计入任何径线和，也不计入基线和最低点（R-1.6a）。</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>rise {percent} %</source>
        <translation>上升 {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>ruptured</source>
        <translation>肿瘤破裂</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>star: new lesion</source>
        <translation>星形：新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/sum_panel.py"/>
        <source>sum, mm</source>
        <translation>总和（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>thrombus classes not recorded</source>
        <translation>癌栓分级未记录</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>thrombus not recorded</source>
        <translation>癌栓未记录</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/lanes.py"/>
        <location filename="../../ui/words/clinical.py"/>
        <source>to {date}</source>
        <translation>至 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>triangle: beyond what the laboratory measures</source>
        <translation>三角：超出实验室可测范围</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>varices: {extent}</source>
        <translation>静脉曲张：{extent}</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>weight {kilograms} kg on {date}</source>
        <translation>体重 {kilograms} kg（{date}）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>{all} terms, {severe} of grade 3 and above. CTCAE {version}.</source>
        <translation>共 {all} 项，3 级及以上 {severe} 项。CTCAE {version}。</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{analyte}, {unit}</source>
        <translation>{analyte}（{unit}）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>{before} → {after} {unit}; {start} to {on}</source>
        <translation>{before} → {after} {unit}；{start} 至 {on}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>{change}, {answer}</source>
        <translation>{change}，{answer}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/lanes.py"/>
        <source>{count} doses</source>
        <translation>{count} 次给药</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{count} doses, {first} to {last}; last {dose}</source>
        <translation>{count} 次给药，{first} 至 {last}；末次 {dose}</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{count} omitted</source>
        <translation>{count} 次未给药</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>{criterion}: PD from {threshold} mm at the next read.</source>
        <translation>{criterion}：下次阅片自 {threshold} mm 起为 PD。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>{criterion}: PR persisting (R-2.6).</source>
        <translation>{criterion}：PR 持续（R-2.6）。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>{criterion}: this read is after progression.</source>
        <translation>{criterion}：本次阅片在进展之后。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>{date} ({years} y)</source>
        <translation>{date}（{years} 岁）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>{date} aged {years}</source>
        <translation>{date}，{years} 岁</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary.py"/>
        <source>{day}, {date}</source>
        <translation>{day}，{date}</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{dose} in {count} fractions</source>
        <translation>{dose}，分 {count} 次</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/lanes.py"/>
        <source>{dose}, ongoing</source>
        <translation>{dose}，持续中</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{dose}, {schedule}</source>
        <translation>{dose}，{schedule}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/lanes.py"/>
        <location filename="../../ui/words/clinical.py"/>
        <source>{dose}, {when}</source>
        <translation>{dose}，{when}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>{first}, confirmed {on}</source>
        <translation>{first}，{on} 确认</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>{marker} results before the axis, not drawn: {count}.</source>
        <translation>早于时间轴、未绘出的 {marker} 结果：{count}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>{marker} results in another unit, not drawn and never compared: {count}.</source>
        <translation>单位不同、未绘出也不作比较的 {marker} 结果：{count}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/charts.py"/>
        <source>{marks}.</source>
        <translation>{marks}。</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{months} ({days} days)</source>
        <translation>{months}（{days} 天）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>{number}, {place}</source>
        <translation>{number} {place}</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{organ}, {site}</source>
        <translation>{organ}，{site}</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{place} (node)</source>
        <translation>{place}（淋巴结）</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_lesions.py"/>
        <source>{remark}.</source>
        <translation>{remark}。</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>{share} % of the liver</source>
        <translation>占肝脏 {share} %</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>{start} to {stop}</source>
        <translation>{start} 至 {stop}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>{state}: {reason}</source>
        <translation>{state}：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>{term} {grade}{marks}</source>
        <translation>{term} {grade} 级{marks}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>{title}, {on}</source>
        <translation>{title}，{on}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_results.py"/>
        <source>{title}: </source>
        <translation>{title}：</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>{title}; day 0 is {start}</source>
        <translation>{title}；第 0 天为 {start}</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/summary_clinical.py"/>
        <source>{title}; treatment has not started</source>
        <translation>{title}；尚未开始治疗</translation>
    </message>
    <message>
        <location filename="../../ui/paper/course/marker_panel.py"/>
        <source>{value}, nadir</source>
        <translation>{value}，最低值</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>† too small to measure, counted as 5.0 mm (R-1.6).</source>
        <translation>† 过小无法测量，按 5.0 mm 计（R-1.6）。</translation>
    </message>
</context>
<context>
    <name>Response</name>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>CR complete response</source>
        <translation>CR（完全缓解）</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>PD progressive disease</source>
        <translation>PD（疾病进展）</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>PR partial response</source>
        <translation>PR（部分缓解）</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>SD stable disease</source>
        <translation>SD（疾病稳定）</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>clinician</source>
        <translation>临床医师</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>data manager</source>
        <translation>数据管理员</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>nurse</source>
        <translation>护士</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>radiologist</source>
        <translation>放射科医师</translation>
    </message>
    <message>
        <location filename="../../ui/words/journal.py"/>
        <source>reader</source>
        <translation>只读用户</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <location filename="../../ui/kit/ruler.py"/>
        <source>nadir {mm}</source>
        <translation>最低值 {mm}</translation>
    </message>
    <message>
        <location filename="../../ui/kit/ruler.py"/>
        <source>sum {mm} mm</source>
        <translation>总和 {mm} mm</translation>
    </message>
    <message>
        <location filename="../../ui/kit/ruler.py"/>
        <source>{mm} mm</source>
        <translation>{mm} mm</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>No filter is saved.</source>
        <translation>没有已保存的筛选。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Saved: “{name}”, version {version}.</source>
        <translation>已保存：“{name}”，版本 {version}。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Take out of the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Take “{name}” out of the list</source>
        <translation>将“{name}”从列表中移除</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Version {version}, {date}, {user}: {filter}</source>
        <translation>版本 {version}，{date}，{user}：{filter}</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/saved_filters.py"/>
        <source>“{name}” is no longer in the list.</source>
        <translation>“{name}”已不在列表中。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <location filename="../../ui/window/search.py"/>
        <source>Find patient by code, name or hospital number</source>
        <translation>按编号、姓名或住院号查找患者</translation>
    </message>
    <message>
        <location filename="../../ui/window/search.py"/>
        <source>Find patient or command</source>
        <translation>查找患者或命令</translation>
    </message>
</context>
<context>
    <name>Short</name>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Alanine aminotransferase increased</source>
        <translation>ALT 升高</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Alkaline phosphatase increased</source>
        <translation>ALP 升高</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Aspartate aminotransferase increased</source>
        <translation>AST 升高</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>GGT increased</source>
        <translation>GGT 升高</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Gamma-glutamyltransferase increased</source>
        <translation>GGT 升高</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>Palmar-plantar erythrodysesthesia syndrome</source>
        <translation>掌跖红肿综合征</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>TIL infusion</source>
        <translation>TIL 回输</translation>
    </message>
    <message>
        <location filename="../../ui/words/recorded.py"/>
        <source>transhepatic arterial embolization</source>
        <translation>肝动脉栓塞</translation>
    </message>
</context>
<context>
    <name>Spot</name>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>ALBI {score}, grade {grade}</source>
        <translation>ALBI {score}，{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Action: {action}</source>
        <translation>处理：{action}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>After progression</source>
        <translation>进展之后</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Cells: {count}</source>
        <translation>细胞数：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>Click opens it in Adverse events.</source>
        <translation>单击可在“不良事件”中打开。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>Click opens it in Lesions.</source>
        <translation>单击可在“病灶”中打开。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>Click opens it in Treatment.</source>
        <translation>单击可在“治疗”中打开。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>Click opens it in Visits.</source>
        <translation>单击可在“访视”中打开。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Examination: {modality}</source>
        <translation>检查：{modality}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Fractions: {count}</source>
        <translation>分次：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>From {results}</source>
        <translation>依据：{results}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Immune-related</source>
        <translation>免疫相关</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Interrupted for {days} d</source>
        <translation>中断 {days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Laboratory: {laboratory}</source>
        <translation>实验室：{laboratory}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Laboratory’s range {range}</source>
        <translation>实验室参考范围 {range}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Liver function</source>
        <translation>肝功能</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Method: {method}</source>
        <translation>方法：{method}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>No value between these days.</source>
        <translation>这两天之间没有数值。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Omitted</source>
        <translation>未给药</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Onset: Not recorded</source>
        <translation>发生日期：未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Planned dose: {dose}</source>
        <translation>计划剂量：{dose}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Planned for {date}</source>
        <translation>计划于 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Portal vein tumour thrombus</source>
        <translation>门静脉癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Read outside the plan</source>
        <translation>计划外阅片</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Reader: {reader}</source>
        <translation>阅片者：{reader}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Response: {response}</source>
        <translation>疗效：{response}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Site: {site}</source>
        <translation>部位：{site}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Sum of diameters, {criterion}</source>
        <translation>直径总和，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Visit outside the plan</source>
        <translation>计划外访视</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>Window {first} to {last}</source>
        <translation>窗口 {first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>from {first}, ongoing</source>
        <translation>自 {first} 起，持续中</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>{change} % from baseline</source>
        <translation>较基线 {change} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>{change} % from nadir</source>
        <translation>较最低值 {change} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>{date}, day {day}</source>
        <translation>{date}，第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>{date}, day {day}, {visit}</source>
        <translation>{date}，第 {day} 天，{visit}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/told.py"/>
        <source>{response}, new lesion</source>
        <translation>{response}，新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/charts/spots.py"/>
        <source>{what}: {value}</source>
        <translation>{what}：{value}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <location filename="../../ui/window/foot.py"/>
        <source>CTCAE {version}</source>
        <translation>CTCAE {version}</translation>
    </message>
    <message>
        <location filename="../../ui/window/foot.py"/>
        <source>Data as of {date}</source>
        <translation>数据截至 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/window/foot.py"/>
        <source>Rules {version}</source>
        <translation>规则 {version}</translation>
    </message>
    <message>
        <location filename="../../ui/window/foot.py"/>
        <source>the data set is locked</source>
        <translation>数据集已锁定</translation>
    </message>
</context>
<context>
    <name>SumChart</name>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>% baseline</source>
        <translation>较基线 %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>% nadir</source>
        <translation>较最低值 %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>Day</source>
        <translation>治疗日</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>No read recorded</source>
        <translation>未记录阅片</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>No target lesion measured</source>
        <translation>未测量靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>No target lesion, so no sum</source>
        <translation>无靶病灶，故无总和</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>PD from {mm} mm</source>
        <translation>PD：自 {mm} mm 起</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>PD from, mm</source>
        <translation>PD 起点（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>PD ≥ {mm}</source>
        <translation>PD ≥ {mm}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>PR up to {mm} mm</source>
        <translation>PR：至 {mm} mm 为止</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>PR up to, mm</source>
        <translation>PR 上限（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>PR ≤ {mm}</source>
        <translation>PR ≤ {mm}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>Response</source>
        <translation>疗效</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>Sum of diameters, {criterion}</source>
        <translation>直径总和，{criterion}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>Sum, mm</source>
        <translation>总和（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>mRECIST not assessable: no target with viable tumour of 10 mm at baseline</source>
        <translation>mRECIST 无法评估：基线无活性肿瘤直径达 10 mm 的靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/sums.py"/>
        <source>{response}, new lesion</source>
        <translation>{response}，新病灶</translation>
    </message>
</context>
<context>
    <name>Survival</name>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>AFP</source>
        <translation>AFP</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>AFP at baseline</source>
        <translation>基线 AFP</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>AFP or PIVKA-II</source>
        <translation>AFP 或 PIVKA-II</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>ALBI</source>
        <translation>ALBI</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>BCLC</source>
        <translation>BCLC</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Child-Pugh</source>
        <translation>Child-Pugh</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Curves begin at the landmark; all times count from the start of treatment.</source>
        <translation>曲线始于界标日；所有时间均从治疗开始算起。</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>DOR</source>
        <translation>DOR</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>DOR mRECIST</source>
        <translation>DOR mRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Duration of response</source>
        <translation>缓解持续时间</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Duration of response, mRECIST</source>
        <translation>缓解持续时间，mRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Groups known only at week 6 are drawn from day 0: their early course is favoured.</source>
        <translation>第 6 周才能确定的分组从第 0 天起绘制：其早期曲线偏于有利。</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Hazard ratio, {group} to {reference}</source>
        <translation>风险比，{group} 比 {reference}</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Left out of this figure: nobody of {n}</source>
        <translation>未纳入本图：{n} 人中 0 人</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Left out of this figure: {count} of {n}</source>
        <translation>未纳入本图：{n} 人中 {count} 人</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Log-rank</source>
        <translation>Log-rank 检验</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Log-rank, early events weigh more</source>
        <translation>对数秩检验，早期事件加权</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Mean up to {months} mo</source>
        <translation>至 {months} 个月的平均值</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Mean up to {months} mo, {group}</source>
        <translation>至 {months} 个月的平均值，{group}</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Median follow-up</source>
        <translation>中位随访时间</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Median, {group}</source>
        <translation>中位数，{group}</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Not chosen: {count} of {n} ({reasons})</source>
        <translation>未选入：{n} 例中 {count} 例（{reasons}）</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Overall survival</source>
        <translation>总生存期</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>PFS</source>
        <translation>PFS</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>PIVKA-II</source>
        <translation>PIVKA-II</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Permutation, {times}</source>
        <translation>置换检验，{times} 次</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Progression-free survival</source>
        <translation>无进展生存期</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>TTNT</source>
        <translation>TTNT</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>The cohort</source>
        <translation>队列</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>The paper prints ± 1 standard error as limits of the 6- and 12-month rates; here: 95 % limits.</source>
        <translation>论文中 6 个月和 12 个月率的界限为 ± 1 个标准误；此处为 95 % 置信区间。</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Time to event, end point not said</source>
        <translation>至事件时间，终点未说明</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Time to next therapy or death</source>
        <translation>至后续治疗或死亡时间</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Vp</source>
        <translation>Vp</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>Wald test, Cox</source>
        <translation>Wald 检验，Cox 模型</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>aetiology</source>
        <translation>病因</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>best response, RECIST 1.1</source>
        <translation>最佳疗效，RECIST 1.1</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>best response, mRECIST</source>
        <translation>最佳疗效，mRECIST</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>groups of the file</source>
        <translation>文件中的分组</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>metastasis</source>
        <translation>转移情况</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>nobody ended by the landmark, day {day}</source>
        <translation>界标日（第 {day} 天）前无人结束随访</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>p &lt; 0.0001</source>
        <translation>p &lt; 0.0001</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>p = {p}</source>
        <translation>p = {p}</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>treatment before</source>
        <translation>既往治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{code} at {months} months, cohort reference</source>
        <translation>{code}，{months} 个月，队列参考</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{code} at {months} months, still followed, cohort reference</source>
        <translation>{code}，{months} 个月，仍在随访，队列参考</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{code}, cohort reference</source>
        <translation>{code}，队列参考</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{first} to {second}, Holm</source>
        <translation>{first} 比 {second}，Holm 校正</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{group}: {words}</source>
        <translation>{group}：{words}</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{mean} mo (standard error {error})</source>
        <translation>{mean} 个月（标准误 {error}）</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{months} months</source>
        <translation>{months} 个月</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{months} months, {group}</source>
        <translation>{months} 个月，{group}</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{ratio} ({low}–{high})</source>
        <translation>{ratio}（{low}–{high}）</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{reason}: {codes}</source>
        <translation>{reason}：{codes}</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{reason}: {count}</source>
        <translation>{reason}：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{share} % ({limits})</source>
        <translation>{share} %（{limits}）</translation>
    </message>
    <message>
        <location filename="../../ui/words/survival.py"/>
        <source>{value} ({limits}) mo</source>
        <translation>{value}（{limits}）个月</translation>
    </message>
</context>
<context>
    <name>SurvivalChart</name>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>At risk</source>
        <translation>风险人数</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Censored so far</source>
        <translation>累计删失</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Events so far</source>
        <translation>累计事件</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Lower limit, %</source>
        <translation>下限（%）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Months</source>
        <translation>月</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Nobody is left to draw a curve of.</source>
        <translation>没有可绘制曲线的患者。</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_counts.py"/>
        <source>Number at risk, deaths and censored so far</source>
        <translation>风险人数、累计死亡和累计删失</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_counts.py"/>
        <source>Number at risk, events and censored so far</source>
        <translation>风险人数、累计事件和累计删失</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_trials.py"/>
        <source>Published: {results}</source>
        <translation>已发表：{results}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Survival chart</source>
        <translation>生存曲线图</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Survival chart; the arrow keys read the curves</source>
        <translation>生存曲线图；方向键读取曲线</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Survival, %</source>
        <translation>生存率（%）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_chart.py"/>
        <source>Upper limit, %</source>
        <translation>上限（%）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_counts.py"/>
        <source>band and dots: 95 % limits, {limits}; thin line: fewer than 5 at risk; upright tick: censored</source>
        <translation>色带和点线：95 % 置信区间，{limits}；细线：风险人数不足 5；竖标：删失</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_counts.py"/>
        <source>cens.</source>
        <translation>删失</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_counts.py"/>
        <source>deaths</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_counts.py"/>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_marks.py"/>
        <source>landmark, day {day}</source>
        <translation>界标，第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_marks.py"/>
        <source>months</source>
        <translation>个月</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_marks.py"/>
        <source>months since start of treatment</source>
        <translation>自治疗开始的月数</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_marks.py"/>
        <source>months since the response</source>
        <translation>自缓解起的月数</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_counts.py"/>
        <source>thin line: fewer than 5 at risk; upright tick: censored</source>
        <translation>细线：风险人数不足 5；竖标：删失</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_marks.py"/>
        <source>{code} · {months} mo</source>
        <translation>{code} · {months} 个月</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_marks.py"/>
        <source>{count} of {n} patients: {label}</source>
        <translation>{n} 名患者中 {count} 名：{label}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_reading.py"/>
        <source>{group}: before the landmark</source>
        <translation>{group}：界标日之前</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_reading.py"/>
        <source>{group}: not estimable, nobody at risk</source>
        <translation>{group}：无法估计，无风险人数</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_reading.py"/>
        <source>{group}: {share} % ({limits}), {count} at risk</source>
        <translation>{group}：{share} %（{limits}），风险人数 {count}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_reading.py"/>
        <source>{months} months, day {day}</source>
        <translation>{months} 个月，第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_labels.py"/>
        <source>{n} patients, {events} deaths</source>
        <translation>{n} 名患者，{events} 例死亡</translation>
    </message>
    <message>
        <location filename="../../ui/charts/cohort/survival_labels.py"/>
        <source>{n} patients, {events} events</source>
        <translation>{n} 名患者，{events} 例事件</translation>
    </message>
</context>
<context>
    <name>SurvivalPage</name>
    <message>
        <location filename="../../ui/patient/survival_page.py"/>
        <source>95 % limits</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <location filename="../../ui/patient/survival_page.py"/>
        <source>Cohort</source>
        <translation>队列</translation>
    </message>
    <message>
        <location filename="../../ui/patient/survival_page.py"/>
        <source>Count {code} in the cohort</source>
        <translation>队列中计入 {code}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/survival_page.py"/>
        <source>Endpoint</source>
        <translation>终点</translation>
    </message>
    <message>
        <location filename="../../ui/patient/survival_page.py"/>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <location filename="../../ui/patient/survival_page.py"/>
        <source>Groups that are known only after the start are compared from the landmark on (R-14.6).</source>
        <translation>治疗开始后才能确定的分组，从界标日起比较（R-14.6）。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/survival_page.py"/>
        <source>Landmark at day {day}</source>
        <translation>界标日：第 {day} 天</translation>
    </message>
</context>
<context>
    <name>ThrombusChart</name>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>Cheng</source>
        <translation>程氏</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>Day</source>
        <translation>治疗日</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>No thrombus class recorded</source>
        <translation>未记录癌栓分级</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>Portal vein tumour thrombus</source>
        <translation>门静脉癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>Response</source>
        <translation>疗效</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>Vp</source>
        <translation>Vp</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>ALBI; Child-Pugh above</source>
        <translation>ALBI；上方为 Child-Pugh</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Liver</source>
        <translation>肝功能</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Sum of diameters</source>
        <translation>直径总和</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Viable sum</source>
        <translation>活性肿瘤直径总和</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Visits</source>
        <translation>访视</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>Vp; Cheng</source>
        <translation>Vp；程氏</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>after progression</source>
        <translation>进展后</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>all planned visits are past</source>
        <translation>计划访视均已结束</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>at baseline</source>
        <translation>基线时</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>at death</source>
        <translation>死亡时</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>baseline only</source>
        <translation>仅有基线</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>best confirmed so far</source>
        <translation>至今最佳已确认</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>best confirmed {response}</source>
        <translation>最佳已确认 {response}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>confirmed, from {date}</source>
        <translation>已确认，自 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>died {date}</source>
        <translation>死亡 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>died, day not known</source>
        <translation>已死亡，日期不详</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>new method, not compared</source>
        <translation>方法变更，不作比较</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>next {visit}, from {first}</source>
        <translation>下次 {visit}，{first} 起</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>no target lesion</source>
        <translation>无靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>no visit plan</source>
        <translation>无访视计划</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>not assessable</source>
        <translation>无法评估</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>not confirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>not dated</source>
        <translation>无日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>ongoing</source>
        <translation>持续中</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>other results in {unit}: see table</source>
        <translation>另有 {unit} 结果：见表格</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>persisting, not confirmed</source>
        <translation>持续，未确认</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>resolved</source>
        <translation>已缓解</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>until {date}</source>
        <translation>至 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{change} % baseline</source>
        <translation>较基线 {change} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{change} % nadir</source>
        <translation>较最低值 {change} %</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{change} from baseline {value}</source>
        <translation>较基线 {value}：{change}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{change} nadir</source>
        <translation>较最低值 {change}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{change} previous</source>
        <translation>较前次 {change}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{count} planned visits overdue</source>
        <translation>{count} 次计划访视超窗</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{criterion}, mm</source>
        <translation>{criterion}（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{given} doses</source>
        <translation>{given} 次给药</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{given} doses, {omitted} omitted</source>
        <translation>{given} 次给药，{omitted} 次未给</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{visit} moved to {date}</source>
        <translation>{visit} 改至 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/tiles.py"/>
        <source>{visit} open until {last}</source>
        <translation>{visit} 窗口至 {last}</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>Planned</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>Time axis</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>Visit</source>
        <translation>访视</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>day 0</source>
        <translation>第 0 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>died</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>{date} · day {day}</source>
        <translation>{date} · 第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>{date} · day {day} · {visit}</source>
        <translation>{date} · 第 {day} 天 · {visit}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/timeaxis.py"/>
        <source>{visit} · today</source>
        <translation>{visit} · 今天</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <location filename="../../ui/patient/events/timeline.py"/>
        <source>Treatments and adverse events over time</source>
        <translation>治疗与不良事件时间轴</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/timeline.py"/>
        <source>grade on each bar</source>
        <translation>条上数字为分级</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>A match needs number and name. Taking one keeps who, when and why.</source>
        <translation>匹配需要住院号和姓名。采用时记录何人、何时及原因。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>A reason is needed.</source>
        <translation>需要填写原因。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>Dismiss</source>
        <translation>放弃</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>In the file: {who}</source>
        <translation>文件中：{who}</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>Keep waiting (W)</source>
        <translation>继续待定 (W)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>Match to {code} (Enter)</source>
        <translation>匹配 {code} (Enter)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>Nobody in the clinic comes near. Nobody is registered from a laboratory's file.</source>
        <translation>诊所中没有相近的患者。不会由检验文件登记患者。</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>Tray: 1 row waiting</source>
        <translation>待定区：1 行待定</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>Tray: nothing waits</source>
        <translation>待定区：无待定行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>Tray: {rows} rows waiting, of {people} people</source>
        <translation>待定区：{people} 人共 {rows} 行待定</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>{agree} agrees</source>
        <translation>{agree}一致</translation>
    </message>
    <message>
        <location filename="../../ui/imports/asked.py"/>
        <source>{analyte} before: {value}, {date}</source>
        <translation>此前{analyte}：{value}，{date}</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>{count} more come near</source>
        <translation>另有 {count} 名相近患者</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>{differ} differs</source>
        <translation>{differ}不一致</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>{differ} differs; {agree} agrees</source>
        <translation>{differ}不一致；{agree}一致</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>{file}, line {line}</source>
        <translation>{file}，第 {line} 行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/tray.py"/>
        <source>{file}, {count} results, lines {first} to {last}</source>
        <translation>{file}，{count} 项结果，第 {first} 至 {last} 行</translation>
    </message>
</context>
<context>
    <name>Treatment</name>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>{agent} {dose} in 1 fraction</source>
        <translation>{agent} {dose}，单次</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>{agent} {dose} in {fractions} fractions</source>
        <translation>{agent} {dose}，分 {fractions} 次</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>{dose} after {days} d interruption</source>
        <translation>{dose}，中断 {days} 天后</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>{dose} after {days} d interruption: {reason}</source>
        <translation>{dose}，中断 {days} 天后：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>{dose}: {reason}</source>
        <translation>{dose}：{reason}</translation>
    </message>
</context>
<context>
    <name>TreatmentChart</name>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>Agent</source>
        <translation>药物或方法</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>No treatment recorded</source>
        <translation>未记录治疗</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>omitted</source>
        <translation>未给药</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/treatment.py"/>
        <source>ongoing</source>
        <translation>持续中</translation>
    </message>
</context>
<context>
    <name>TreatmentDialog</name>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Agent</source>
        <translation>药物或操作(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Dose</source>
        <translation>剂量(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;First day</source>
        <translation>首日(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Kind</source>
        <translation>类别(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Last day</source>
        <translation>末日(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Omitted</source>
        <translation>未给药(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Planned dose</source>
        <translation>计划剂量(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Unit</source>
        <translation>单位(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>&amp;Viability, %</source>
        <translation>细胞活率，%(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Add a treatment or change a dose: {patient}</source>
        <translation>添加治疗或更改剂量：{patient}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Agent or procedure</source>
        <translation>药物或操作</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Agents that fit</source>
        <translation>匹配的药物</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>CD4+, %</source>
        <translation>CD4+，%</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>CD8+, %</source>
        <translation>CD8+，%</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Ctrl+Enter saves the treatment.</source>
        <translation>按 Ctrl+Enter 保存治疗。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Days of culture</source>
        <translation>培养天数</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Does it count as a new anticancer therapy for response and endpoints?</source>
        <translation>是否按新的抗肿瘤治疗计入疗效和终点？</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Dose of a fraction</source>
        <translation>单次剂量</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>End the entry that goes on ({agent} {dose}, since {start}) the day before the first day</source>
        <translation>将正在进行的条目（{agent} {dose}，自 {start} 起）结束于首日的前一天</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Fractio&amp;ns</source>
        <translation>分割次数(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>From its first day on reads are under new therapy, and endpoints go by the protocol.</source>
        <translation>自首日起的影像评估标记为新治疗期间，终点按方案处理。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>New anticancer therapy</source>
        <translation>新的抗肿瘤治疗</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>New t&amp;herapy</source>
        <translation>新治疗(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Number of cells</source>
        <translation>细胞数</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Omitted</source>
        <translation>未给药</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Places that fit</source>
        <translation>匹配的部位</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Planned for</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Reasons that fit</source>
        <translation>匹配的原因</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>S&amp;chedule</source>
        <translation>用法(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Trea&amp;ted</source>
        <translation>治疗部位(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>What was treated</source>
        <translation>治疗部位</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>empty: it goes on</source>
        <translation>留空：仍在进行</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>yes, not given</source>
        <translation>是，未给药</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>{dose} in all</source>
        <translation>共{dose}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/treatment.py"/>
        <source>“{text}”, as it is typed</source>
        <translation>“{text}”，按输入保存</translation>
    </message>
</context>
<context>
    <name>TreatmentLog</name>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Details and reason</source>
        <translation>详情与原因</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Drugs and cells</source>
        <translation>药物与细胞</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Drugs, procedures and other medicines</source>
        <translation>药物、操作与其他用药</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Given</source>
        <translation>实际</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Other medicines</source>
        <translation>其他用药</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Radiation and procedures</source>
        <translation>放疗与操作</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>To</source>
        <translation>结束</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>dose not recorded</source>
        <translation>剂量未记录</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>held</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>omitted</source>
        <translation>未给药</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>ongoing</source>
        <translation>进行中</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>{date} {sign}{days} d</source>
        <translation>{date} {sign}{days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/log.py"/>
        <source>{dose} / {count} fractions</source>
        <translation>{dose} / {count} 次</translation>
    </message>
</context>
<context>
    <name>TreatmentPage</name>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Add drug</source>
        <translation>添加药物</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Add procedure</source>
        <translation>添加操作</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Correct the chosen row (F2)</source>
        <translation>更正所选行 (F2)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Dose check: {answer}.</source>
        <translation>剂量核对：{answer}。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Enter a drug or another dose (N)</source>
        <translation>录入药物或另一剂量 (N)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Enter radiation or a procedure (P)</source>
        <translation>录入放疗或操作 (P)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>G given today, same dose · C change dose · O omit, with reason · S stop or hold · N add drug · P add procedure · F2 or Enter correct with a reason · Ctrl+Z undo</source>
        <translation>G 今日给药，剂量同前 · C 更改剂量 · O 未给药，注明原因 · S 停用或暂停 · N 添加药物 · P 添加操作 · F2 或 Enter 更正并注明原因 · Ctrl+Z 撤销</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>No treatment recorded.</source>
        <translation>未记录任何治疗。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Protocol: {planned}</source>
        <translation>方案：{planned}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/page.py"/>
        <source>{agent} {dose} noted as given on {date}.</source>
        <translation>已记录 {date} 给予{agent} {dose}。</translation>
    </message>
</context>
<context>
    <name>TreatmentPanel</name>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Amounts cannot be added up: {reason}</source>
        <translation>剂量无法合计：{reason}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>CD4+</source>
        <translation>CD4+</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>CD8+</source>
        <translation>CD8+</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Cell therapy</source>
        <translation>细胞治疗</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Cells</source>
        <translation>细胞数</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Days of culture</source>
        <translation>培养天数</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Given today, dose not recorded  (G)</source>
        <translation>今日已给药，剂量未记录 (G)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Given today, {dose}  (G)</source>
        <translation>今日已给药 {dose} (G)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Next dose: {agent}</source>
        <translation>下一次：{agent}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Note the same dose for today (G)</source>
        <translation>按相同剂量记录今日给药 (G)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Planned against given</source>
        <translation>计划与实际</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>The protocol plans no amount of it: nothing to check.</source>
        <translation>方案未规定其剂量，无可核对。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>Viability</source>
        <translation>细胞活率</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>What would change it: the same dose at another weight</source>
        <translation>何时会改变：同一剂量在其他体重下</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>above + {percent} %</source>
        <translation>高于 +{percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>and {count} more</source>
        <translation>另有 {count} 处</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>below − {percent} %</source>
        <translation>低于 −{percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>last given {date}</source>
        <translation>末次给药 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>planned {date}, today {sign}{days} d</source>
        <translation>计划 {date}，今日 {sign}{days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>{agent}, {date}</source>
        <translation>{agent}，{date}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>{dates}, day {day}</source>
        <translation>{dates}，第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>{dose} per m²; surface {surface} m², √(cm × kg ÷ 3600)</source>
        <translation>{dose}/m²；体表面积 {surface} m²，√（cm × kg ÷ 3600）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>{given} of {due} doses due so far</source>
        <translation>截至目前应给 {due} 次，已给 {given} 次</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/panel.py"/>
        <source>{given} of {planned} ({percent} %)</source>
        <translation>{planned} 中已给 {given}（{percent} %）</translation>
    </message>
</context>
<context>
    <name>TreatmentTimeline</name>
    <message>
        <location filename="../../ui/patient/treatment/timeline.py"/>
        <source>Treatments over time</source>
        <translation>治疗时间线</translation>
    </message>
    <message>
        <location filename="../../ui/patient/treatment/timeline.py"/>
        <source>hollow: omitted, dashed: due</source>
        <translation>空心：未给药；虚线：待给药</translation>
    </message>
</context>
<context>
    <name>Trials</name>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source> vs </source>
        <translation> 对 </translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>10 of 21</source>
        <translation>21 例中 10 例</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>16 of 21</source>
        <translation>21 例中 16 例</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>17 of 21 patients. Counted from the start and not from the sixth week: not a landmark analysis.</source>
        <translation>21 例中的 17 例。自开始而非第六周计算：不是界标分析。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>226 is the number of both arms together.</source>
        <translation>226 为两组合计人数。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>4 of 10; printed as 19.0 % of all 21</source>
        <translation>10 例中 4 例；原文为全部 21 例的 19.0 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>4 of 11; printed as 19.0 % of all 21</source>
        <translation>11 例中 4 例；原文为全部 21 例的 19.0 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>6 of 11; printed as 28.6 % of all 21</source>
        <translation>11 例中 6 例；原文为全部 21 例的 28.6 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>602 is the number of both arms together.</source>
        <translation>602 为两组合计人数。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>8 of 21</source>
        <translation>21 例中 8 例</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>A mean, not a median.</source>
        <translation>均数，不是中位数。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AE any grade</source>
        <translation>不良事件，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AE grade ≥ 3</source>
        <translation>不良事件 ≥ 3 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AE, grade not stated</source>
        <translation>不良事件，级别未说明</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AFP fall &lt; 50 %</source>
        <translation>AFP 下降 &lt; 50 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AFP fall &lt; 75 %</source>
        <translation>AFP 下降 &lt; 75 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AFP fall under lenvatinib</source>
        <translation>仑伐替尼下的 AFP 下降</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AFP fall ≥ 40 % at 1 month</source>
        <translation>1 个月时 AFP 下降 ≥ 40 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AFP fall ≥ 50 %</source>
        <translation>AFP 下降 ≥ 50 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AFP fall ≥ 75 %</source>
        <translation>AFP 下降 ≥ 75 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AFP fall ≥ 75 % or PIVKA-II fall ≥ 50 %</source>
        <translation>AFP 下降 ≥ 75 % 或 PIVKA-II 下降 ≥ 50 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>ALT elevation, any grade</source>
        <translation>ALT 升高，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>ALT elevation, grade 3/4</source>
        <translation>ALT 升高，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AST elevation, any grade</source>
        <translation>AST 升高，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>AST elevation, grade 3/4</source>
        <translation>AST 升高，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Adrenal insufficiency, any grade</source>
        <translation>肾上腺功能不全，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Adrenal insufficiency, grade 3/4</source>
        <translation>肾上腺功能不全，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Agrees with Table 3 of the review, not with its text.</source>
        <translation>与综述表 3 一致，与其正文不一致。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Anorexia, any grade</source>
        <translation>厌食，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Anorexia, grade 3/4</source>
        <translation>厌食，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>As printed, Child-Pugh B lived longer than A: the order of the arms is doubtful.</source>
        <translation>按原文 Child-Pugh B 生存更长：两组顺序存疑。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>BCLC C, PVTT + lung</source>
        <translation>BCLC C，PVTT + 肺</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Best supportive care</source>
        <translation>最佳支持治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Best supportive care in PVTT</source>
        <translation>PVTT 的最佳支持治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Both are given as approximate.</source>
        <translation>两者均为约数。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>CR of lung metastases after hepatectomy</source>
        <translation>肝切除后肺转移 CR</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Called a longer follow-up, yet the median is shorter than the first: perhaps another subgroup.</source>
        <translation>称为更长随访，但中位数短于首次：可能是另一亚组。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Control</source>
        <translation>对照</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Counted from the start and not from the sixth week: not a landmark analysis.</source>
        <translation>自开始而非第六周计算：不是界标分析。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Counted from the start and not from the sixth week: not a landmark analysis. PFS p is 0.0009 in the results and the figure, 0.009 in the discussion.</source>
        <translation>自开始而非第六周计算：不是界标分析。PFS p 在结果和图中为 0.0009，在讨论中为 0.009。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Counted from the start of sorafenib: not to be compared with survival from the second line.</source>
        <translation>自索拉非尼开始计算：不可与自二线开始的生存期比较。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Deaths</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Disease control, sensitivity</source>
        <translation>疾病控制，灵敏度</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Disease control, specificity</source>
        <translation>疾病控制，特异度</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Duration of treatment</source>
        <translation>治疗时间</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>EACH, later analysis</source>
        <translation>EACH，后续分析</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Fall ≥ 50 % of PIVKA-II or AFP</source>
        <translation>PIVKA-II 或 AFP 下降 ≥ 50 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Fatigue, any grade</source>
        <translation>疲乏，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Fatigue, grade 3/4</source>
        <translation>疲乏，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Fits the 10 responders by mRECIST.</source>
        <translation>与 10 例 mRECIST 应答者相符。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Fits the 4 responders by RECIST.</source>
        <translation>与 4 例 RECIST 应答者相符。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Follow-up</source>
        <translation>随访</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Gastric ulcer, any grade</source>
        <translation>胃溃疡，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Gastric ulcer, grade 3/4</source>
        <translation>胃溃疡，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Gastrointestinal bleeding, grade ≥ 3</source>
        <translation>消化道出血，≥ 3 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>HCC Vp3/4, baseline AFP &gt; 20 ng/mL</source>
        <translation>HCC Vp3/4，基线 AFP &gt; 20 ng/mL</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>HCC after resection/ablation</source>
        <translation>切除或消融后 HCC</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>HCC extrahepatic PVTT</source>
        <translation>HCC，肝外 PVTT</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Hepatectomy</source>
        <translation>肝切除</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Hepatectomy Vp3</source>
        <translation>Vp3 肝切除</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Hepatectomy with macrovascular invasion</source>
        <translation>伴大血管侵犯的肝切除</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>High NLR</source>
        <translation>高 NLR</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Hyperbilirubinaemia, any grade</source>
        <translation>高胆红素血症，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Hyperbilirubinaemia, grade 3/4</source>
        <translation>高胆红素血症，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Hypertension, any grade</source>
        <translation>高血压，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Hypertension, grade 3/4</source>
        <translation>高血压，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated colitis stands with none of any grade and one of grade 3/4: one of the two cannot be.</source>
        <translation>免疫性结肠炎印为任何级别 0 例而 3/4 级 1 例：两者不可能同时成立。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated colitis, any grade</source>
        <translation>免疫性结肠炎，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated colitis, grade 3/4</source>
        <translation>免疫性结肠炎，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated dermatitis, any grade</source>
        <translation>免疫性皮炎，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated dermatitis, grade 3/4</source>
        <translation>免疫性皮炎，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated hepatitis, any grade</source>
        <translation>免疫性肝炎，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated hepatitis, grade 3/4</source>
        <translation>免疫性肝炎，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated pneumonitis, any grade</source>
        <translation>免疫性肺炎，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Immune-mediated pneumonitis, grade 3/4</source>
        <translation>免疫性肺炎，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>In the discussion; the results and the figure give 0.0009.</source>
        <translation>见讨论；结果和图为 0.0009。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Infusion-related reaction, any grade</source>
        <translation>输液相关反应，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Infusion-related reaction, grade 3/4</source>
        <translation>输液相关反应，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Leukopenia, any grade</source>
        <translation>白细胞减少，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Leukopenia, grade 3/4</source>
        <translation>白细胞减少，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Locoregional therapy after shrinkage</source>
        <translation>肿瘤缩小后局部治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Low NLR</source>
        <translation>低 NLR</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>NCT06040177, AFP at 6 weeks</source>
        <translation>NCT06040177，6 周 AFP</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>NCT06040177, AFP or PIVKA-II at 6 weeks</source>
        <translation>NCT06040177，6 周 AFP 或 PIVKA-II</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>NCT06040177, PIVKA-II at 6 weeks</source>
        <translation>NCT06040177，6 周 PIVKA-II</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>NLR under atezolizumab + bevacizumab</source>
        <translation>阿替利珠单抗 + 贝伐珠单抗下的 NLR</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Neither fall</source>
        <translation>两者均未下降</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Neutropenia, any grade</source>
        <translation>中性粒细胞减少，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Neutropenia, grade 3/4</source>
        <translation>中性粒细胞减少，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Nivolumab, all cohorts</source>
        <translation>Nivolumab，全部队列</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>No CIK</source>
        <translation>无 CIK</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>No chemotherapy</source>
        <translation>无化疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>OS, level set beforehand</source>
        <translation>OS，预设界值</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>One patient. Baseline AFP 14,529 ng/mL.</source>
        <translation>一例患者。基线 AFP 14,529 ng/mL。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>One patient. Baseline AFP above 60,500 ng/mL.</source>
        <translation>一例患者。基线 AFP 高于 60,500 ng/mL。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>One sentence of the discussion gives 8.3 months as the PFS of the trial: that is the Vp3 subgroup; 6.8 is right.</source>
        <translation>讨论中一句以 8.3 个月为该试验的 PFS：那是 Vp3 亚组；6.8 才正确。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>PD of lung metastases after hepatectomy</source>
        <translation>肝切除后肺转移 PD</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>PIVKA-II and AFP under PD-1 blockade</source>
        <translation>PD-1 阻断下的 PIVKA-II 和 AFP</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>PIVKA-II fall &lt; 50 %</source>
        <translation>PIVKA-II 下降 &lt; 50 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>PIVKA-II fall ≥ 50 %</source>
        <translation>PIVKA-II 下降 ≥ 50 %</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Palmar-plantar erythrodysaesthesia, any grade</source>
        <translation>掌跖红肿综合征，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Palmar-plantar erythrodysaesthesia, grade 3/4</source>
        <translation>掌跖红肿综合征，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Pathological CR</source>
        <translation>病理 CR</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Patients without an option of locoregional therapy at first.</source>
        <translation>起初无局部治疗选择的患者。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>Phase II trial NCT06040177</source>
        <translation>II 期试验 NCT06040177</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Placebo</source>
        <translation>安慰剂</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed as 95 %; the log-log limits are 29.7–70.9.</source>
        <translation>原文称 95 %；log-log 区间为 29.7–70.9。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed as 95 %; the log-log limits are 33.8–74.9.</source>
        <translation>原文称 95 %；log-log 区间为 33.8–74.9。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed as 95 %; the log-log limits are 56.9–92.4.</source>
        <translation>原文称 95 %；log-log 区间为 56.9–92.4。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed as a mean.</source>
        <translation>原文称均数。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed as a range over cohorts; the value is its lower end.</source>
        <translation>原文为各队列的范围；此处数值为其下限。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed for the arm with the highest dose of ipilimumab.</source>
        <translation>为伊匹木单抗最高剂量组的数字。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed in days.</source>
        <translation>原文以天为单位。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed in the discussion.</source>
        <translation>见讨论。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed in weeks.</source>
        <translation>原文以周为单位。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Printed in years; 0.56 years are 6.7 months.</source>
        <translation>原文以年为单位；0.56 年合 6.7 个月。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Progression as this trial defined it.</source>
        <translation>进展按该试验自身的定义。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Proteinuria, any grade</source>
        <translation>蛋白尿，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Proteinuria, grade 3/4</source>
        <translation>蛋白尿，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>REACH and REACH-2 pooled</source>
        <translation>REACH 与 REACH-2 合并</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>RESORCE, sequence from sorafenib</source>
        <translation>RESORCE，自索拉非尼起的序贯</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Rash, any grade</source>
        <translation>皮疹，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Rash, grade 3/4</source>
        <translation>皮疹，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Recurrence-free survival was not prolonged; no figures are printed.</source>
        <translation>无复发生存期未延长；原文无数字。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>Review of systemic therapy for HCC</source>
        <translation>肝细胞癌系统治疗综述</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Serious AE</source>
        <translation>严重不良事件</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Shares of subgroups are printed of all 21 patients: 4 of 10 stands as 19.0 %. The hazard ratios are in the figure.</source>
        <translation>亚组比例以全部 21 例为分母：10 例中 4 例印为 19.0 %。风险比见图。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Shares of subgroups are printed of all 21 patients: 4 of 11 stands as 19.0 %.</source>
        <translation>亚组比例以全部 21 例为分母：11 例中 4 例印为 19.0 %。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Sorafenib by aetiology</source>
        <translation>按病因的索拉非尼</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Stopped for an AE</source>
        <translation>因不良事件停药</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>TIL case report NCT03658785</source>
        <translation>TIL 病例报告 NCT03658785</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>TRAE any grade</source>
        <translation>TRAE 任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>TRAE grade 3/4</source>
        <translation>TRAE 3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>TRAE grade ≥ 3</source>
        <translation>TRAE ≥ 3 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Table 3</source>
        <translation>表 3</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Table 3 gives 10.7 months for regorafenib, and a disease control rate is in the text only.</source>
        <translation>表 3 中瑞戈非尼为 10.7 个月；疾病控制率仅见于正文。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Table 3 gives p 0.005 for overall survival.</source>
        <translation>表 3 中总生存期 p 为 0.005。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Table 3 marks the primary end point of this trial as not met.</source>
        <translation>表 3 标注本试验未达到主要终点。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Table 3 of the same review gives 27.3 % and 11.9 % by RECIST v1.1 (an earlier cut).</source>
        <translation>同一综述表 3 按 RECIST v1.1 为 27.3 % 和 11.9 %（较早的数据截止）。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Table 3 of the same review gives 40.6 % and 12.4 %, also called mRECIST: two readings. Which reader is not printed there; the trial had its investigators and masked independent readers.</source>
        <translation>同一综述表 3 为 40.6 % 和 12.4 %，也称 mRECIST：两次阅片。文中未注明阅片者；该试验有研究者阅片和盲法独立阅片。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The adverse event shares are marked as any grade in a column headed grade 3 or worse. The arms add up to 599, the text says 602. The column headed PFS holds the time to progression of this trial.</source>
        <translation>不良事件比例列于 3 级及以上一栏，却标注为任何级别。两组合计 599 例，正文写 602 例。PFS 一栏中为本试验的至进展时间。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The grade of the adverse events is not stated.</source>
        <translation>未说明不良事件的级别。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The intervals of the 6- and 12-month rates are printed as 95 % and are one standard error wide. The table of related events has 24 patients.</source>
        <translation>6 个月和 12 个月率的区间印为 95 %，实为 ±1 个标准误。相关事件表为 24 例患者。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The introduction of the same paper gives the same figures for 73 patients.</source>
        <translation>同一论文引言对 73 例患者给出相同数字。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The level set beforehand is given as p 0.0174. Table 3 prints p 0.02 for both end points.</source>
        <translation>预设界值为 p 0.0174。表 3 中两个终点均为 p 0.02。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The overall survival and 19 % are those of patients treated with sorafenib before; the ranges are of all cohorts.</source>
        <translation>总生存期和 19 % 属于曾用索拉非尼者；范围属于全部队列。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The primary end point was not met.</source>
        <translation>未达到主要终点。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The results name p 0.021 and 0.006 for PIVKA-II alone, the discussion gives them to AFP.</source>
        <translation>结果中 p 0.021 和 0.006 仅属 PIVKA-II，讨论中归于 AFP。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The sentence says that survival was prolonged, its figures say that it was shorter.</source>
        <translation>原句称生存期延长，其数字却显示缩短。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The sentence sets 8.3 months of PFS against it, which is the Vp3 subgroup; the whole trial had 6.8.</source>
        <translation>原句以 PFS 8.3 个月与之对比，那是 Vp3 亚组；全试验为 6.8。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The table marks both end points as not met; the text gives PFS p 0.0022.</source>
        <translation>表中标注两个终点均未达到；正文中 PFS p 为 0.0022。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The table marks the primary end point as not met beside p 0.0199, the text calls survival longer. The adverse event shares are marked as any grade.</source>
        <translation>表中 p 0.0199 旁标注未达到主要终点，正文称生存期延长。不良事件比例标注为任何级别。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The text does not say whether it is a median.</source>
        <translation>正文未说明是否为中位数。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The text gives 10.6 months for regorafenib.</source>
        <translation>正文中瑞戈非尼为 10.6 个月。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The text gives p &lt; 0.001 for overall survival.</source>
        <translation>正文中总生存期 p &lt; 0.001。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The text of the same review gives 24.1 % and 9.2 %, also called mRECIST: two readings. Which reader is not printed there; the trial had its investigators and masked independent readers.</source>
        <translation>同一综述正文为 24.1 % 和 9.2 %，也称 mRECIST：两次阅片。文中未注明阅片者；该试验有研究者阅片和盲法独立阅片。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The text of the same review gives 29.8 % and 11.3 % by RECIST v1.1. The overall survival printed beside it belongs to the later cut.</source>
        <translation>同一综述正文按 RECIST v1.1 为 29.8 % 和 11.3 %。并列的总生存期属于较晚的数据截止。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The text says mean, Table 3 of the same review median, of the same figures. The significance level that was set beforehand is printed as HR 0.84 and p 0.0419.</source>
        <translation>同样的数字，正文称均数，同一综述表 3 称中位数。预设的显著性界值印为 HR 0.84、p 0.0419。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The text says this of over half of the patients.</source>
        <translation>正文仅就半数以上患者而言。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The text words this as AFP from 400 against AFP below 400; the figures read as ramucirumab against placebo among those from 400. To be held against the trial’s own report.</source>
        <translation>正文表述为 AFP ≥ 400 与 AFP &lt; 400 的比较；数字看来是 AFP ≥ 400 者中雷莫西尤单抗与安慰剂的比较。需对照试验原文。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>The trial’s own abstract is said to give 14.6 months for pembrolizumab: to be held against it.</source>
        <translation>据称试验摘要中帕博利珠单抗为 14.6 个月：需对照原文。</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Thrombocytopenia, any grade</source>
        <translation>血小板减少，任何级别</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Thrombocytopenia, grade 3/4</source>
        <translation>血小板减少，3/4 级</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Time to deterioration of quality of life</source>
        <translation>至生活质量恶化时间</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Time to recurrence</source>
        <translation>至复发时间</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>Tumour-free follow-up</source>
        <translation>无瘤随访</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>aHCC Asia</source>
        <translation>aHCC，亚洲</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>aHCC China</source>
        <translation>aHCC，中国</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>abstract, results, Table 2</source>
        <translation>摘要、结果、表 2</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>adjuvant</source>
        <translation>辅助</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>case</source>
        <translation>病例</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>count</source>
        <translation>例数</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>diagnostic</source>
        <translation>诊断</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>discussion</source>
        <translation>讨论</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>first</source>
        <translation>一线</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>first cut (not printed)</source>
        <translation>首次截止（原文未印）</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>first then second</source>
        <translation>一线后二线</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>hazard ratio</source>
        <translation>风险比</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>introduction</source>
        <translation>引言</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>investigator (not printed)</source>
        <translation>研究者（原文未印）</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>irAE, severe</source>
        <translation>irAE，重度</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>later</source>
        <translation>后线</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>later cut (not printed)</source>
        <translation>较晚截止（原文未印）</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>masked independent (not printed)</source>
        <translation>盲法独立（原文未印）</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>mean</source>
        <translation>均数</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>months</source>
        <translation>个月</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>neoadjuvant</source>
        <translation>新辅助</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>not estimable</source>
        <translation>无法估计</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>p value</source>
        <translation>p 值</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>patients</source>
        <translation>例患者</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>proportion</source>
        <translation>比例</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>radiologic</source>
        <translation>影像学</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>range</source>
        <translation>范围</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>rate</source>
        <translation>率</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>resectable HCC</source>
        <translation>可切除 HCC</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>resected HCC</source>
        <translation>已切除 HCC</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>results</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>results, Table 2</source>
        <translation>结果、表 2</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>second</source>
        <translation>二线</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>surgery</source>
        <translation>手术</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>text</source>
        <translation>正文</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>third or later</source>
        <translation>三线及以后</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>thrombus, trial’s own</source>
        <translation>癌栓，试验自定</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials_notes.py"/>
        <source>trial's own</source>
        <translation>试验自定</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>weeks</source>
        <translation>周</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>with locoregional therapy</source>
        <translation>联合局部治疗</translation>
    </message>
    <message>
        <location filename="../../ui/words/trials.py"/>
        <source>years</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>TrialsPanel</name>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Against</source>
        <translation>对照组</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>All end points</source>
        <translation>所有终点</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>All lines</source>
        <translation>所有线数</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>All sources</source>
        <translation>所有来源</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Arm</source>
        <translation>治疗组</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>At</source>
        <translation>时点</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Comparator</source>
        <translation>对照</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Criterion</source>
        <translation>标准</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Data cut</source>
        <translation>数据截止</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>End point</source>
        <translation>终点</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Line</source>
        <translation>线数</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Line of therapy</source>
        <translation>治疗线数</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Numbers as printed in the sources. A ticked trial is drawn on the curves as marks of its medians and rates, never as a curve (R-14.11). Patients and end points differ between trials; this is no comparison.</source>
        <translation>数字以来源中所印为准。勾选的试验以中位数和率的标记画在曲线上，从不画成曲线（R-14.11）。各试验的患者和终点不同；这不是比较。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>ORR, %</source>
        <translation>ORR（%）</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>OS, months</source>
        <translation>OS，月</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>PFS or TTP, months</source>
        <translation>PFS 或 TTP，月</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Place</source>
        <translation>出处</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Population</source>
        <translation>人群</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Printed</source>
        <translation>所印数值</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Published trials</source>
        <translation>已发表试验</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Results of the chosen trial</source>
        <translation>所选试验的结果</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Search published trials</source>
        <translation>搜索已发表试验</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Search trial, drug, population, note</source>
        <translation>搜索试验、药物、人群、备注</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>{endpoint} of {arm} is printed differently: {here} here, {elsewhere} elsewhere.</source>
        <translation>{arm} 的 {endpoint} 所印不一：此处 {here}，他处 {elsewhere}。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/trials_panel.py"/>
        <source>{shown} of {all} rows, {drawn} drawn</source>
        <translation>{shown}/{all} 行，已画 {drawn}</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>&amp;Undo “{operation}”</source>
        <translation>撤销“{operation}”(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>Leave it</source>
        <translation>保留</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>Undo it</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>Undone: “{operation}”.</source>
        <translation>已撤销：“{operation}”。</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>Your role may not undo this.</source>
        <translation>您的角色无权撤销此操作。</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>{undone} The one before it is “{operation}” of {user}, {moment}.</source>
        <translation>{undone}此前一项是 {user} 于 {moment} 的“{operation}”。</translation>
    </message>
    <message>
        <location filename="../../ui/window/undoing.py"/>
        <source>“{operation}” of {user}, {moment}, reaches beyond the patient on the screen.</source>
        <translation>{user} 于 {moment} 的“{operation}”涉及当前显示以外的患者。</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>Opening the clinic file.</source>
        <translation>正在打开中心文件。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>Recovery &amp;code, as it was printed</source>
        <translation>恢复码，按打印件输入(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>The clinic file is locked</source>
        <translation>中心文件已锁定</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>The next attempt is possible in {seconds} s; the wait grows.</source>
        <translation>{seconds} 秒后可再次尝试；等待时间会逐次延长。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>The user name or the password is wrong.</source>
        <translation>用户名或密码错误。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>Use the password</source>
        <translation>使用密码</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/unlock.py"/>
        <source>Use the recovery code</source>
        <translation>使用恢复码</translation>
    </message>
</context>
<context>
    <name>UserForm</name>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>&amp;Old password</source>
        <translation>旧密码(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>&amp;Role</source>
        <translation>角色(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>Add a user</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>New &amp;password, 8 characters or more</source>
        <translation>新密码，至少 8 个字符(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>New password for {user}</source>
        <translation>{user} 的新密码</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>The password &amp;again</source>
        <translation>再次输入密码(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>The two passwords are not the same yet.</source>
        <translation>两次输入的密码尚不一致。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>Type the name of the user.</source>
        <translation>请输入用户姓名。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/user_form.py"/>
        <source>Type the old password.</source>
        <translation>请输入旧密码。</translation>
    </message>
</context>
<context>
    <name>UsersDialog</name>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Add a user…</source>
        <translation>添加用户…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Choose a user to change the role or the password, or to remove them.</source>
        <translation>请选择用户以更改角色或密码，或将其移除。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Keep the user</source>
        <translation>保留该用户</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>New password…</source>
        <translation>新密码…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>New recovery code</source>
        <translation>新恢复码</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>New recovery code…</source>
        <translation>新恢复码…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Remove a user</source>
        <translation>移除用户</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Remove the user</source>
        <translation>移除该用户</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Role of the chosen user</source>
        <translation>所选用户的角色</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>The recovery code before this one opens nothing any more.</source>
        <translation>此前的恢复码已失效。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>Users of this clinic file</source>
        <translation>该中心文件的用户</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>What they entered stays, under their name.</source>
        <translation>其录入的内容保留在其名下。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>You cannot remove yourself.</source>
        <translation>不能移除自己。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>{user} has a new password.</source>
        <translation>{user} 已有新密码。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>{user} is {role} from the next unlocking.</source>
        <translation>自下次解锁起，{user} 为{role}。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>{user} was added as {role}.</source>
        <translation>已添加 {user}，角色：{role}。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>{user} was removed.</source>
        <translation>已移除 {user}。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/users.py"/>
        <source>{user} will not be able to open the clinic file any more.</source>
        <translation>{user} 将无法再打开中心文件。</translation>
    </message>
</context>
<context>
    <name>ValueColumn</name>
    <message>
        <location filename="../../ui/charts/course/valuecolumn.py"/>
        <source>Latest values</source>
        <translation>最新数值</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>&amp;Mark of the journal from a print or a backup</source>
        <translation>打印件或备份上的日志标记(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Check again</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Check the clinic file</source>
        <translation>检查中心文件</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Checking.</source>
        <translation>正在检查。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Entries of the journal: {entries}; guards: {guards}. Its mark now: {mark}</source>
        <translation>日志条目：{entries}；保护触发器：{guards}。当前标记：{mark}</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Nothing wrong was found.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Something is wrong.</source>
        <translation>发现问题。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Something is wrong. The first wrong entry of the journal is entry {entry}.</source>
        <translation>发现问题。日志中第一个有误的条目是第 {entry} 条。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>VisitDialog</name>
    <message>
        <location filename="../../ui/forms/visit/form.py"/>
        <source>Add visit: {patient}</source>
        <translation>添加访视：{patient}</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>Diameter in mm; of a lymph node the short axis</source>
        <translation>直径（mm）；淋巴结为短径</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>How certain</source>
        <translation>确定程度</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Keep {value} (Alt+K)</source>
        <translation>保留 {value}（Alt+K）</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Keep {value}, stays flagged (Alt+K)</source>
        <translation>保留 {value} 并继续标记（Alt+K）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>LI-RADS treatment response (R-17)</source>
        <translation>LI-RADS 治疗反应（R-17）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/lab_rows.py"/>
        <source>Name of another test</source>
        <translation>其他检验项目的名称</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/form.py"/>
        <source>No place on this form any more, and not taken over: {names}.</source>
        <translation>以下内容在本表单中已无对应位置，未带入：{names}。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/form.py"/>
        <source>Nothing is typed yet. Enter goes to the next field, Ctrl+Enter saves.</source>
        <translation>尚未输入。Enter 到下一栏，Ctrl+Enter 保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>Organ</source>
        <translation>器官</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/lab_rows.py"/>
        <source>Result of another test</source>
        <translation>其他检验项目的结果</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>Site</source>
        <translation>部位</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../ui/words/clinical.py"/>
        <source>Take it as {unit} (Alt+U)</source>
        <translation>按 {unit} 计（Alt+U）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/form.py"/>
        <source>To be saved: 1 result, {read}.</source>
        <translation>将保存：1 项结果，{read}。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/form.py"/>
        <source>To be saved: {count} results, {read}.</source>
        <translation>将保存：{count} 项结果，{read}。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/lab_rows.py"/>
        <source>Unit of another test</source>
        <translation>其他检验项目的单位</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/lab_rows.py"/>
        <source>Unit of {analyte}</source>
        <translation>{analyte} 的单位</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>Viable diameter in mm</source>
        <translation>活性肿瘤直径（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>What the lesion is</source>
        <translation>病灶类别</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>absent</source>
        <translation>消失</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/lab_rows.py"/>
        <source>another test</source>
        <translation>其他项目</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>new since baseline</source>
        <translation>基线后新发</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/lab_rows.py"/>
        <source>no range</source>
        <translation>无范围</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>non-target</source>
        <translation>非靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>not evaluable</source>
        <translation>不可评价</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>removed by surgery</source>
        <translation>手术切除</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/added.py"/>
        <source>target</source>
        <translation>靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>too small to measure, 5 mm</source>
        <translation>过小无法测量，计 5 mm</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>unequivocal progression</source>
        <translation>明确进展</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/form.py"/>
        <source>with a read</source>
        <translation>含阅片</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/form.py"/>
        <source>without a read</source>
        <translation>不含阅片</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>{lesion}, LI-RADS treatment response</source>
        <translation>{lesion}，LI-RADS 治疗反应</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>{lesion}, diameter in mm</source>
        <translation>{lesion}，直径（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/forms/visit/fields.py"/>
        <source>{lesion}, viable diameter in mm</source>
        <translation>{lesion}，活性肿瘤直径（mm）</translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>1 result</source>
        <translation>1 项结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Also on this date, does not count</source>
        <translation>同日另有结果，不计入</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Choose a value in the table by the arrow keys.</source>
        <translation>用方向键在表中选择一个数值。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Collected</source>
        <translation>采集时间</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Correct… (F2)</source>
        <translation>更正…（F2）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Derived from</source>
        <translation>计算依据</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Impression</source>
        <translation>评估印象</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>No entry of the history tells of this value.</source>
        <translation>历史中没有关于此数值的记录。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Not recorded on this date.</source>
        <translation>该日期未记录。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Not signed</source>
        <translation>未审签</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Nothing is chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Origin and history</source>
        <translation>来源与历史</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Other values</source>
        <translation>其他数值</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Plan</source>
        <translation>处理计划</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Previous {value}</source>
        <translation>前次 {value}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Range</source>
        <translation>参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Show in chart</source>
        <translation>在图中显示</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Sign {n} (Space)</source>
        <translation>审签 {n} 项（空格）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Signed</source>
        <translation>审签</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>The visit is planned; nothing is recorded.</source>
        <translation>该访视为计划访视，尚无记录。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>Verbatim</source>
        <translation>原文</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>beyond noise (R-10.10)</source>
        <translation>超出波动范围（R-10.10）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>no range</source>
        <translation>无参考范围</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>noise {rise} to {fall} %</source>
        <translation>波动范围 {rise} 至 {fall} %</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>whether beyond noise cannot be determined (R-10.10)</source>
        <translation>是否超出波动范围无法判定（R-10.10）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>within noise (R-10.10)</source>
        <translation>在波动范围内（R-10.10）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>{count} results</source>
        <translation>{count} 项结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>{n} cells chosen</source>
        <translation>已选 {n} 格</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>{n} of them not signed. Ctrl+Space signs them.</source>
        <translation>其中 {n} 项未审签，按 Ctrl+空格审签。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/panel.py"/>
        <source>{score}, grade {grade}</source>
        <translation>{score}，{grade} 级</translation>
    </message>
</context>
<context>
    <name>VisitsChart</name>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>Done</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>No visit recorded</source>
        <translation>未记录访视</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>Visit</source>
        <translation>访视</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>Visit outside the plan</source>
        <translation>计划外访视</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>Visits</source>
        <translation>访视</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>in the window</source>
        <translation>窗口内完成</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>missed</source>
        <translation>未进行</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>overdue</source>
        <translation>超窗</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>upcoming</source>
        <translation>未到窗口</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>window open</source>
        <translation>窗口期内</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>{days} d early</source>
        <translation>提前 {days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>{days} d late</source>
        <translation>延后 {days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>{first} to {last} overdue →</source>
        <translation>{first} 至 {last} 超窗 →</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>{state}, moved to {date}</source>
        <translation>{state}，改至 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/charts/course/visits.py"/>
        <source>{visit} overdue →</source>
        <translation>{visit} 超窗 →</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Add visit</source>
        <translation>添加访视</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>All dates {n}</source>
        <translation>全部日期 {n}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>All tests</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Correct what is chosen in the table (F2)</source>
        <translation>更正表中所选内容（F2）</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Dates shown</source>
        <translation>显示的日期</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Details (I)</source>
        <translation>详情 (I)</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>No result recorded.</source>
        <translation>未记录结果。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Planned visits {n}</source>
        <translation>计划访视 {n}</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Results</source>
        <translation>检验结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Results by date</source>
        <translation>按日期排列的结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Sign every chosen result that is not signed yet</source>
        <translation>审签所选中尚未审签的全部结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Space signs what is chosen (Shift+arrows: several), Ctrl+Space the column; M moves a visit, K skips it; a digit begins a result</source>
        <translation>空格审签所选结果（Shift+方向键：多选），Ctrl+空格审签整列；M 改期访视，K 跳过访视；输入数字即录入结果</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Tests shown</source>
        <translation>显示的项目</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Tests whose newest result has another letter than the one before it, or moved beyond noise</source>
        <translation>最新结果的标记与前次不同，或变化超出波动范围的项目</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>Tests with a result outside the laboratory's range</source>
        <translation>有结果超出实验室参考范围的项目</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>What is known of the chosen value, its date and its history</source>
        <translation>所选数值的已知信息、日期与历史</translation>
    </message>
    <message>
        <location filename="../../ui/patient/visits/page.py"/>
        <source>What is typed is of today: go to a planned column. F2 corrects a value.</source>
        <translation>录入的结果记为今日：请移至计划访视列。F2 更正已有数值。</translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>A correction, begun {begun}, is not saved.</source>
        <translation>一项始填于 {begun} 的更正尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>A planned visit, moved or skipped on a form begun {begun}, is not saved.</source>
        <translation>{begun} 开始的计划访视改期或跳过尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>A read of {date}, begun {begun}, is not saved.</source>
        <translation>{date} 的阅片（开始于 {begun}）尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>A read, begun {begun}, is not saved.</source>
        <translation>一次阅片（开始于 {begun}）尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>A registration of yours was not finished; begin one (Ctrl+R) to go on with it.</source>
        <translation>您有一份未完成的登记；按 Ctrl+R 开始登记即可继续。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>A treatment, begun {begun}, is not saved.</source>
        <translation>一项始填于 {begun} 的治疗尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>A visit of {date}, begun {begun}, is not saved.</source>
        <translation>{date} 的访视（始填于 {begun}）尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>A visit, begun {begun}, is not saved.</source>
        <translation>一次始填于 {begun} 的访视尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>An adjudication of {date}, begun {begun}, is not saved.</source>
        <translation>{date} 的裁定（开始于 {begun}）尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>An adjudication, begun {begun}, is not saved.</source>
        <translation>一次裁定（开始于 {begun}）尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>An adverse event, begun {begun}, is not saved.</source>
        <translation>一项始填于 {begun} 的不良事件尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/patient/waiting.py"/>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <location filename="../../ui/patient/waiting.py"/>
        <source>Go on with it</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>Ranges of a laboratory were not saved; open Laboratories and ranges to go on with them.</source>
        <translation>有实验室参考范围尚未保存；打开“实验室与参考范围”可继续填写。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>Results of {date} typed into the table, begun {begun}, are not saved.</source>
        <translation>{date} 在表格中输入的结果（开始于 {begun}）尚未保存。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/registry.py"/>
        <source>Results typed into the table, begun {begun}, are not saved.</source>
        <translation>在表格中输入的结果（开始于 {begun}）尚未保存。</translation>
    </message>
</context>
<context>
    <name>WhyView</name>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <location filename="../../ui/words/working.py"/>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <location filename="../../ui/words/working.py"/>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <source>What would change it</source>
        <translation>改变结果的条件</translation>
    </message>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <location filename="../../ui/words/working.py"/>
        <source>{label}, {origin}</source>
        <translation>{label}，{origin}</translation>
    </message>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <source>{rule}, version {version}</source>
        <translation>{rule}，版本 {version}</translation>
    </message>
    <message>
        <location filename="../../ui/kit/working.py"/>
        <source>± {n} % reader noise</source>
        <translation>± {n} % 阅片者间差异</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <location filename="../../ui/charts/course/thrombus.py"/>
        <location filename="../../ui/words/common.py"/>
        <source>Cheng {cheng}</source>
        <translation>程氏 {cheng}</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>F</source>
        <translation>女</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>M</source>
        <translation>男</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>cannot be determined</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>needs {missing}</source>
        <translation>缺 {missing}</translation>
    </message>
    <message>
        <location filename="../../ui/words/common.py"/>
        <source>{months} months</source>
        <translation>{months} 个月</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <location filename="../../ui/words/working.py"/>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <location filename="../../ui/words/working.py"/>
        <source>{what} ({date})</source>
        <translation>{what}（{date}）</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>A first CR or PR is confirmed by a later one after the least number of days of the protocol (R-7). The day from which a read counts is shown; nothing is confirmed by waiting.</source>
        <translation>首次 CR 或 PR 须由方案规定的最少天数之后的再次 CR 或 PR 确认（R-7）。此处显示自哪一天起的阅片可计入；等待本身不能确认任何疗效。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>AFP</source>
        <translation>AFP</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>AFP {value}, {date}</source>
        <translation>AFP {value}，{date}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>All protocols</source>
        <translation>全部方案</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>An unsaved form of yours</source>
        <translation>您有一份未保存的表单</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Booked</source>
        <translation>已预约</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Cannot wait</source>
        <translation>不能等待</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>Confirmation</source>
        <translation>疗效确认</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Confirmation due</source>
        <translation>待确认疗效</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Dates at which readers differ: {count}</source>
        <translation>阅片者意见不一的日期：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Dates not read: {count}</source>
        <translation>未阅片的日期：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>Decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Derived grades to decide: {count}</source>
        <translation>待定的推算分级：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Doses due</source>
        <translation>应给药</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>Flags</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>Given</source>
        <translation>已给药</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Grades to decide</source>
        <translation>待定分级</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Here now</source>
        <translation>已到诊</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Laboratory rows waiting in Import: {count}</source>
        <translation>导入中待定的化验行：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Lines being brought up to date: {count}</source>
        <translation>正在更新的条目：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>No patient is recorded in this clinic file.</source>
        <translation>此诊所文件中没有登记患者。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>No visit is planned for today.</source>
        <translation>今天没有计划的访视。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>No visit is planned.</source>
        <translation>没有计划的访视。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Not booked</source>
        <translation>未预约</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Nothing waits that these filters leave.</source>
        <translation>这些筛选条件下没有待办事项。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Only what whoever is here may do by their role.</source>
        <translation>仅限当前用户的角色可以办理的事项。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Open flags</source>
        <translation>未处理的提示</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Open flags: {count}</source>
        <translation>未处理的提示：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Opens soon</source>
        <translation>即将开窗</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Overdue</source>
        <translation>超窗</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Press Ctrl+R to register the first one.</source>
        <translation>按 Ctrl+R 登记第一位患者。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>RECIST 1.1 {response}</source>
        <translation>RECIST 1.1：{response}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <location filename="../../ui/worklist/table.py"/>
        <source>Read</source>
        <translation>阅片</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Reads not signed: {count}</source>
        <translation>未签名的阅片：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Reads to do</source>
        <translation>待阅片</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Register a patient…</source>
        <translation>登记患者…</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>Results</source>
        <translation>检验结果</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Results to sign</source>
        <translation>待审签结果</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Results to sign: {count}</source>
        <translation>待审签的结果：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>Sign</source>
        <translation>审签</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Still waiting: {what}. F once more finishes.</source>
        <translation>尚有待办：{what}。再按一次 F 结束。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>The lines of {count} patients are being derived.</source>
        <translation>正在推算 {count} 位患者的条目。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>To review, no visit due</source>
        <translation>待查看，无应做访视</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Today's clinic</source>
        <translation>今日接诊</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Unsaved forms</source>
        <translation>未保存的表单</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>Visit</source>
        <translation>访视</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Visit {name} is due</source>
        <translation>访视 {name} 应做</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Visits due</source>
        <translation>应做访视</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Visits not made: {count}</source>
        <translation>未做的访视：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Whose lines are shown</source>
        <translation>显示哪些患者</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>Window open</source>
        <translation>窗口开放</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>Windows open today: {count}, of {all} patients.</source>
        <translation>今天窗口开放的访视：{count}，共 {all} 位患者。</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <location filename="../../ui/worklist/table.py"/>
        <source>Worklist</source>
        <translation>待办清单</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>a read counts from {since} on (R-7)</source>
        <translation>自 {since} 起的阅片可计入（R-7）</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>begun {on}</source>
        <translation>开始于 {on}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/table.py"/>
        <source>being brought up to date</source>
        <translation>正在更新</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>beyond critical limits: {results}</source>
        <translation>超出危急值界限：{results}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>blood</source>
        <translation>血液检验</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>by reader {reader}, the latest of {on}</source>
        <translation>阅片者 {reader}，最近为 {on}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>closes today</source>
        <translation>今天关窗</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>counts from {date}</source>
        <translation>自 {date} 起计入</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <location filename="../../ui/worklist/words.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>died</source>
        <translation>已死亡</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>from {date}</source>
        <translation>自 {date} 起</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>here {time}</source>
        <translation>{time} 到诊</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>imaging</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>imaging to do</source>
        <translation>待做影像</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/panel.py"/>
        <source>mRECIST {response}</source>
        <translation>mRECIST：{response}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>no imaging</source>
        <translation>无影像</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>no. {number} due today</source>
        <translation>第 {number} 次，今天应给</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>no. {number} on {date}</source>
        <translation>第 {number} 次，{date}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>no. {number} {days} d late</source>
        <translation>第 {number} 次，晚 {days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>nobody has adjudicated, the latest of {on}</source>
        <translation>尚无裁定，最近为 {on}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>none to do</source>
        <translation>无待办</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>none to sign</source>
        <translation>无待审签</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>not complete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>not started</source>
        <translation>未开始治疗</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>nothing recorded</source>
        <translation>无记录</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>planned for today</source>
        <translation>计划于今天</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>planned for {since}</source>
        <translation>计划于 {since}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>reader {reader}</source>
        <translation>阅片者 {reader}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>reader {reader} due</source>
        <translation>待阅片者 {reader}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>reader {reader}, the latest of {on}</source>
        <translation>阅片者 {reader}，最近为 {on}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>readers differ</source>
        <translation>阅片者意见不一</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>results beyond critical limits, or an urgent flag</source>
        <translation>结果超出危急值界限，或有紧急提示</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>the first is {name}, window closed before {since}</source>
        <translation>最早为 {name}，窗口在 {since} 之前已关闭</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>the highest is grade {beyond}, since {since}</source>
        <translation>最高为 {beyond} 级，自 {since} 起</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>to draw</source>
        <translation>待采血</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>unnamed</source>
        <translation>未署名</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>until {date}</source>
        <translation>至 {date}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>window closes today, or closed</source>
        <translation>今天关窗或已关窗</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>window open until {until}</source>
        <translation>窗口开放至 {until}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{agent}, dose {count}</source>
        <translation>{agent}，第 {count} 次</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{beyond} H or L, the latest of {on}</source>
        <translation>H 或 L：{beyond}，最近为 {on}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{beyond} urgent, the latest of {on}</source>
        <translation>紧急：{beyond}，最近为 {on}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{count} H or L</source>
        <translation>H 或 L：{count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{count} dates</source>
        <translation>{count} 个日期</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{count} to sign</source>
        <translation>待审签 {count}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{days} d late</source>
        <translation>晚 {days} 天</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{response} of {date}</source>
        <translation>{date} 的 {response}</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/words.py"/>
        <source>{response} of {on} is not confirmed</source>
        <translation>{on} 的 {response} 未确认</translation>
    </message>
    <message>
        <location filename="../../ui/worklist/page.py"/>
        <source>↑ ↓ patient   Enter open   E enter visit   R sign results   L read   G given   M move   H here   F finished   1–6 item at the right</source>
        <translation>↑ ↓ 患者   Enter 打开   E 录入访视   R 审签结果   L 阅片   G 已给药   M 移动访视   H 到诊   F 结束   1–6 右侧事项</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>% from baseline</source>
        <translation>较基线（%）</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>% from nadir</source>
        <translation>较最低值（%）</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Best confirmed</source>
        <translation>最佳总疗效（已确认）</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Classes</source>
        <translation>分级</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>First seen at this read</source>
        <translation>本次首见</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>LR-TR {response}</source>
        <translation>LR-TR {response}</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>New lesions</source>
        <translation>新病灶</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>Non-CR</source>
        <translation>Non-CR</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Non-target lesions</source>
        <translation>非靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Overall response</source>
        <translation>总疗效</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/table.py"/>
        <source>PR persists (R-2.6): {criteria}</source>
        <translation>PR 持续（R-2.6）：{criteria}</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Portal vein tumour thrombus</source>
        <translation>门静脉癌栓</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Sum</source>
        <translation>直径总和</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Target lesions</source>
        <translation>靶病灶</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Target response</source>
        <translation>靶病灶疗效</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Thrombus response</source>
        <translation>癌栓疗效</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/worksheet.py"/>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>Vp; Cheng</source>
        <translation>Vp；程氏</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>after progression</source>
        <translation>进展之后</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/table.py"/>
        <source>diam.</source>
        <translation>直径</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/worksheet.py"/>
        <source>diameter</source>
        <translation>直径</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>in radiation field</source>
        <translation>在放疗野内</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>longest diameter, nodes short axis, mm</source>
        <translation>最长径，淋巴结为短径（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>mm from nadir</source>
        <translation>较最低值（mm）</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>n. ass.</source>
        <translation>无法评</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>n. eval.</source>
        <translation>不可评</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>nadir by {criterion}</source>
        <translation>最低值（{criterion}）</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>no ass.</source>
        <translation>未评</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/table.py"/>
        <source>organ, site</source>
        <translation>器官、部位</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>reader {reader}</source>
        <translation>阅片者 {reader}</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>short axis</source>
        <translation>短径</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>signed by {name}, {date}</source>
        <translation>{name} 已签名，{date}</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>slices of {mm} mm</source>
        <translation>层厚 {mm} mm</translation>
    </message>
    <message>
        <location filename="../../ui/words/worksheet.py"/>
        <source>under new therapy</source>
        <translation>新治疗期间</translation>
    </message>
    <message>
        <location filename="../../ui/patient/lesions/table.py"/>
        <location filename="../../ui/patient/lesions/worksheet.py"/>
        <source>viable</source>
        <translation>活性</translation>
    </message>
</context>
<context>
    <name>WorksheetView</name>
    <message>
        <location filename="../../ui/patient/lesions/worksheet.py"/>
        <source>RECIST worksheet</source>
        <translation>RECIST 工作表</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>Own analyte: {name}</source>
        <translation>自定义项目：{name}</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>Take (T)</source>
        <translation>采用 (T)</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>{rows}; found by {known}</source>
        <translation>{rows}；依据 {known}</translation>
    </message>
    <message>
        <location filename="../../ui/imports/names.py"/>
        <source>{rows}; no name that the program knows</source>
        <translation>{rows}；程序不认识此名称</translation>
    </message>
</context>
<context>
    <name>_Head</name>
    <message>
        <location filename="../../ui/patient/events/timeline.py"/>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>_Names</name>
    <message>
        <location filename="../../ui/patient/events/timeline.py"/>
        <source>ended</source>
        <translation>已缓解</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <location filename="../../storage/clinic/undoing.py"/>
        <source>"{operation}" cannot be undone: "{later}" touched the same data since.</source>
        <translation>无法撤销“{operation}”：其后“{later}”改动了相同数据。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/undoing.py"/>
        <source>"{operation}" cannot be undone: a later operation touched the same data since.</source>
        <translation>无法撤销“{operation}”：其后有操作改动了相同数据。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/undoing.py"/>
        <source>"{operation}" cannot be undone: its code or number was given to another since.</source>
        <translation>无法撤销“{operation}”：其编号此后已给予其他对象。</translation>
    </message>
    <message>
        <location filename="../../models/quantities.py"/>
        <source>"{text}" has a decimal comma or misplaced thousands separator; write a decimal point</source>
        <translation>“{text}”含小数逗号或错位的千位分隔符；请用小数点</translation>
    </message>
    <message>
        <location filename="../../models/quantities.py"/>
        <source>"{text}" holds no number</source>
        <translation>“{text}”不含数字</translation>
    </message>
    <message>
        <location filename="../../models/quantities.py"/>
        <source>"{text}" is negative</source>
        <translation>“{text}”为负数</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>"{text}" is not a dipstick result; {values} are expected</source>
        <translation>“{text}”不是试纸结果；可用 {values}</translation>
    </message>
    <message>
        <location filename="../../models/quantities.py"/>
        <source>"{text}" is not a number</source>
        <translation>“{text}”不是数字</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/units.py"/>
        <source>"{unit}" is not a unit of {analyte} that is known; known: {units}</source>
        <translation>“{unit}”不是{analyte}的已知单位；已知：{units}</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>"{value}" cannot be read as a day: {reason}</source>
        <translation>“{value}”不能读作某一天：{reason}</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>"{value}" has another decimal mark than "{mark}", which the table has otherwise</source>
        <translation>“{value}”的小数点与该表其余部分的“{mark}”不同</translation>
    </message>
    <message>
        <location filename="../../storage/files/cells.py"/>
        <source>"{value}" holds an invisible sign, {sign}; take it out</source>
        <translation>“{value}”含有不可见字符 {sign}；请将其删除</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>"{value}" is not a number</source>
        <translation>“{value}”不是数字</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>"{value}" is not an event; 0 or 1 is expected, or false or true</source>
        <translation>“{value}”不是事件；应为 0 或 1，或 false 或 true</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>"{value}" is written as a text in the workbook; make it a number there</source>
        <translation>“{value}”在工作簿中是文本；请在其中改为数字</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>"{value}" may be {whole} or {part}; say which decimal mark the table has</source>
        <translation>“{value}”可能是 {whole} 或 {part}；请指明该表使用哪种小数点</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>"{value}" names a unit of its own; a column of times holds numbers in one unit</source>
        <translation>“{value}”自带单位；时间列只能是同一单位的数字</translation>
    </message>
    <message>
        <location filename="../../models/course/sum_growth.py"/>
        <source>({after} − {before}) mm × 30.4375 ÷ {days} d</source>
        <translation>（{after} − {before}）mm × 30.4375 ÷ {days} 天</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>({after} − {before}) ÷ {before}</source>
        <translation>({after} − {before}) ÷ {before}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>({before} − {after}) ÷ {before}</source>
        <translation>({before} − {after}) ÷ {before}</translation>
    </message>
    <message>
        <location filename="../../models/plan/dose_today.py"/>
        <source>({given} − {planned}) ÷ {planned}</source>
        <translation>({given} − {planned}) ÷ {planned}</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>({now} − {before}) ÷ {before}</source>
        <translation>({now} − {before}) ÷ {before}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>0 is what was printed</source>
        <translation>打印的就是 0</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>0 mm is written A, absent</source>
        <translation>0 mm 写作 A（消失）</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>0 of 22</source>
        <translation>22 例中 0 例</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>0: single tumour up to 20 mm</source>
        <translation>0：单个肿瘤，不超过 20 mm</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>1 day ago</source>
        <translation>1 天前</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>1 day early</source>
        <translation>提前 1 天</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>1 day late</source>
        <translation>延后 1 天</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>1 month = 30.4375 days</source>
        <translation>1 个月 = 30.4375 天</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>1 row of this file waits in the tray already.</source>
        <translation>此文件中已有 1 行在待定区等待。</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>6- and 12-month rates: what the paper prints as 95 % CI (PFS 46.3–67.9; OS 72.4–89.6 and 41.5–63.3) is one standard error to either side; log-log limits are shown here.</source>
        <translation>6 个月和 12 个月率：论文所印 95 % 置信区间（PFS 46.3–67.9；OS 72.4–89.6 和 41.5–63.3）实为上下各一个标准误；此处为 log-log 置信区间。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>95 % limits not estimable</source>
        <translation>95 % 置信区间无法估计</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>95 % limits {limits}</source>
        <translation>95 % 置信区间 {limits}</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>&lt; 10 cm</source>
        <translation>&lt; 10 cm</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>&lt; 2050 mAU/mL</source>
        <translation>&lt; 2050 mAU/mL</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>&lt; 400 ng/mL</source>
        <translation>&lt; 400 ng/mL</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>= needs a diameter to be equal to</source>
        <translation>= 需先有直径</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>A backup cannot be restored over itself.</source>
        <translation>备份不能恢复到自身。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/preview.py"/>
        <source>A cohort from a file has times and events only; a report needs patients of this clinic.</source>
        <translation>来自文件的队列只有时间和事件；报告需要本中心的患者。</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>A date is needed: 8 digits (20250328), +3d, -2w or today</source>
        <translation>需要填写日期：8 位数字（20250328）、+3d、-2w 或 today</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>A fall of {percent} % from {reported}, at 6 weeks ({first} to {last})</source>
        <translation>6 周时（{first} 至 {last}）较 {reported} 下降 {percent} %</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter_document.py"/>
        <source>A filter has no part {names}.</source>
        <translation>筛选条件中没有“{names}”这一项。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/cohorts.py"/>
        <source>A name has at most {count} signs, all of them on one line.</source>
        <translation>名称最多 {count} 个字符，且只占一行。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/cohorts.py"/>
        <source>A name is needed.</source>
        <translation>需要名称。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>A password has at least {least} characters.</source>
        <translation>密码至少 {least} 个字符。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>A password has at most {most} characters.</source>
        <translation>密码最多 {most} 个字符。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>A password of one character repeated is guessed at once.</source>
        <translation>同一字符重复的密码极易猜出。</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>A range has a lower or an upper limit</source>
        <translation>参考范围须有下限或上限</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>A reason is needed to change what was saved</source>
        <translation>更改已保存的内容须说明原因</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/cohorts.py"/>
        <location filename="../../storage/clinic/openfile.py"/>
        <source>A reason is needed to change what was saved.</source>
        <translation>更改已保存的内容需填写原因。</translation>
    </message>
    <message>
        <location filename="../../models/forms/results.py"/>
        <source>A result is needed</source>
        <translation>请填写结果</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>A thrombus without a recorded class, and no Cheng class to compare</source>
        <translation>癌栓未记录分级，且无可比较的程氏分型</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>A user name has 1 to {most} printable characters and no space at its ends.</source>
        <translation>用户名为 1 至 {most} 个可打印字符，首尾无空格。</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>A: single tumour, or up to 3 of up to 30 mm each</source>
        <translation>A：单个肿瘤，或不超过 3 个且每个不超过 30 mm</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <location filename="../../models/tables/baseline.py"/>
        <source>AFP</source>
        <translation>AFP</translation>
    </message>
    <message>
        <location filename="../../models/cohort/covariates.py"/>
        <source>AFP &gt; 20 and &lt; 400 ng/mL</source>
        <translation>AFP &gt; 20 且 &lt; 400 ng/mL</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>AFP and PIVKA-II</source>
        <translation>AFP 和 PIVKA-II</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>AFP answer</source>
        <translation>AFP 应答</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>AFP at 6 weeks: a median fall of 85 % among all 17 is impossible with the paper's own counts; it is that of the 14 whose AFP fell.</source>
        <translation>6 周 AFP：按论文自身的计数，全部 17 名患者的中位降幅不可能为 85 %；这是 AFP 下降的 14 名患者的中位降幅。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>AFP at baseline</source>
        <translation>基线 AFP</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>AFP at baseline not recorded</source>
        <translation>基线 AFP 未记录</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>AFP by group: p = 0.635 in the paper is not that of its own counts (Fisher 0.659) but that of liver taken by tumour.</source>
        <translation>AFP 组间比较：论文的 p = 0.635 与其自身计数不符（Fisher 检验为 0.659），而是肿瘤占肝比例一行的 p 值。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>AFP class</source>
        <translation>AFP 类别</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>AFP class at baseline cannot be determined: the result is censored</source>
        <translation>基线 AFP 类别无法判定：结果为删失值</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>AFP fall &lt; {percent} %</source>
        <translation>AFP 下降 &lt; {percent} %</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>AFP fall ≥ {percent} %</source>
        <translation>AFP 下降 ≥ {percent} %</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/units.py"/>
        <source>AFP in IU/mL needs the factor of this laboratory, with a worked example</source>
        <translation>以 IU/mL 表示的 AFP 需要本检验科的换算系数及算例</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>AFP or PIVKA-II answer</source>
        <translation>AFP 或 PIVKA-II 应答</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>AFP or PIVKA-II answer met</source>
        <translation>AFP 或 PIVKA-II 达到标准</translation>
    </message>
    <message>
        <location filename="../../models/cohort/covariates.py"/>
        <source>AFP ≤ 20 ng/mL</source>
        <translation>AFP ≤ 20 ng/mL</translation>
    </message>
    <message>
        <location filename="../../models/cohort/covariates.py"/>
        <source>AFP ≥ 400 ng/mL</source>
        <translation>AFP ≥ 400 ng/mL</translation>
    </message>
    <message>
        <location filename="../../models/markers/markers.py"/>
        <source>AFP: {afp}; PIVKA-II: {pivka}</source>
        <translation>AFP：{afp}；PIVKA-II：{pivka}</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <location filename="../../models/cohort/matching.py"/>
        <location filename="../../models/tables/baseline.py"/>
        <source>ALBI grade</source>
        <translation>ALBI 分级</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>ALBI grade at baseline cannot be determined</source>
        <translation>基线 ALBI 分级无法判定</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>ALBI grade {name}</source>
        <translation>ALBI {name} 级</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver_why.py"/>
        <source>ALBI: 0.66 × log₁₀({bilirubin}) − 0.085 × {albumin}</source>
        <translation>ALBI：0.66 × log₁₀({bilirubin}) − 0.085 × {albumin}</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>ALP with the laboratory's range</source>
        <translation>ALP 及实验室参考范围</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>Add others afterwards.</source>
        <translation>请随后添加其他用户。</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <location filename="../../models/tables/baseline.py"/>
        <source>Aetiology</source>
        <translation>病因</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>After the death on {died} and kept: {names}</source>
        <translation>在死亡日（{died}）之后、仍予保留：{names}</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>Age from 18 to 70 years</source>
        <translation>年龄 18～70 岁</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Age, years</source>
        <translation>年龄，岁</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Age: median [quartiles, R type 7]. All others: patients (% of the column).</source>
        <translation>年龄：中位数 [四分位数，R 第 7 型]。其余：患者数（占该列百分比）。</translation>
    </message>
    <message>
        <location filename="../../models/tables/table.py"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>All lesions gone, a marker above its range</source>
        <translation>病灶全部消失，有标志物高于参考范围</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>All lesions gone: complete, marker not known</source>
        <translation>病灶全部消失：完全，标志物不明</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <location filename="../../models/cohort/members.py"/>
        <source>All patients of this clinic</source>
        <translation>本中心全部患者</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Anticoagulation: not recorded, counted as no</source>
        <translation>抗凝治疗：未记录，按无计</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>Antiviral treatment where hepatitis B is the cause</source>
        <translation>病因为乙型肝炎者接受抗病毒治疗</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Any adverse event</source>
        <translation>任何不良事件</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>Any date after the start of treatment</source>
        <translation>治疗开始后的任何日期</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Any grade</source>
        <translation>任何级别</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>Any other value: the baseline is a bound</source>
        <translation>其他数值：基线为界限值</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>Ask who keeps this folder for the right to write.</source>
        <translation>请向该文件夹的管理者申请写入权限。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/keys/keyfile.py"/>
        <source>Ask who keeps this folder.</source>
        <translation>请询问该文件夹的管理者。</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>Ask {who}.</source>
        <translation>请联系{who}。</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Assessable at baseline</source>
        <translation>基线可评估</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Assessable: AFP above 20 ng/mL, PIVKA-II above the laboratory's range at baseline.</source>
        <translation>可评估：基线 AFP 高于 20 ng/mL，基线 PIVKA-II 高于实验室参考范围。</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>At baseline</source>
        <translation>基线时</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>At least one measurable lesion without earlier locoregional treatment</source>
        <translation>至少一个未经局部治疗的可测量病灶</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>At time {time} {found} are at risk, {printed} are printed.</source>
        <translation>在时间 {time}，重建风险人数为 {found}，原文为 {printed}。</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>At {months} months, %</source>
        <translation>{months} 个月时（%）</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>B, 7 points</source>
        <translation>B，7 分</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>B, 8 or 9 points</source>
        <translation>B，8 或 9 分</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>B: more or larger tumours</source>
        <translation>B：肿瘤更多或更大</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>BCLC</source>
        <translation>BCLC</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <location filename="../../models/tables/baseline.py"/>
        <source>BCLC stage</source>
        <translation>BCLC 分期</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>BCLC stage at baseline cannot be determined</source>
        <translation>基线 BCLC 分期无法判定</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>BCLC {name}</source>
        <translation>BCLC {name} 期</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>BCLC {stage}</source>
        <translation>BCLC {stage}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>Baseline above {limit} {unit}</source>
        <translation>基线高于 {limit} {unit}</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Baseline beyond the laboratory's range of that day: by multiples of the baseline</source>
        <translation>基线超出当日实验室参考范围：按基线倍数</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Baseline characteristics</source>
        <translation>基线特征</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Baseline imaging</source>
        <translation>基线影像</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Baseline imaging is {days} days before the start, more than {most}</source>
        <translation>基线影像在治疗开始前 {days} 天，超过 {most} 天</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Baseline result</source>
        <translation>基线结果</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Baseline results older than {most} days: {names}</source>
        <translation>基线结果早于 {most} 天：{names}</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Baseline sum</source>
        <translation>基线总和</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Baseline viable sum</source>
        <translation>基线活性肿瘤直径总和</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Baseline within the laboratory's range of that day: by multiples of the range</source>
        <translation>基线在当日实验室参考范围内：按参考范围倍数</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Baseline {marker} is {days} days before the start, more than {most}</source>
        <translation>基线 {marker} 在治疗开始前 {days} 天，超过 {most} 天</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Before</source>
        <translation>既往</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Beside a variable p compares all its levels, beside a level that one with all others.</source>
        <translation>变量旁的 p 值比较其所有类别，类别旁的 p 值比较该类别与其余类别。</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>Best response</source>
        <translation>最佳疗效</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Best response, RECIST 1.1</source>
        <translation>最佳疗效（RECIST 1.1）</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Best response, mRECIST</source>
        <translation>最佳疗效（mRECIST）</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined.py"/>
        <source>Best response: confirmed → also unconfirmed</source>
        <translation>最佳疗效：已确认 → 包括未确认</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>Between readers (± {percent} %): {low} to {high} mm</source>
        <translation>阅片者之间（± {percent} %）：{low} 至 {high} mm</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>By the laboratory's range and by fixed limits</source>
        <translation>按实验室参考范围和固定界值</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>C: vein invasion, spread outside the liver, or performance status 1–2</source>
        <translation>C：血管侵犯、肝外播散，或体能状态 1–2</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>CD4+, %</source>
        <translation>CD4+，%</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>CD8+, %</source>
        <translation>CD8+，%</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>CR at the next read</source>
        <translation>下次 CR</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>CR: thrombus gone (Vp0)</source>
        <translation>CR：癌栓消失（Vp0）</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>CTCAE edition</source>
        <translation>CTCAE 版本</translation>
    </message>
    <message>
        <location filename="../../models/record/ctcae.py"/>
        <source>CTCAE v5.0, NCI 2017</source>
        <translation>CTCAE v5.0，NCI 2017</translation>
    </message>
    <message>
        <location filename="../../models/record/terms.py"/>
        <source>CTCAE {version} has no grade {grade} for {term}</source>
        <translation>CTCAE {version} 中 {term} 没有 {grade} 级</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>Cadonilimab, lenvatinib and SBRT (phase II)</source>
        <translation>卡度尼利单抗、仑伐替尼和 SBRT（II 期）</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Cannot be determined</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>Cannot be graded: {items}</source>
        <translation>无法分级：{items}</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>Cause of death</source>
        <translation>死亡原因</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Cause of the difference</source>
        <translation>差异原因</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Cause on {on}</source>
        <translation>{on} 的原因</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Changes of censored values enter with their bounds.</source>
        <translation>超限值的变化以其上下界计入。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/reading.py"/>
        <source>Check the clinic file. A backup from before may hold this record whole.</source>
        <translation>请检查中心文件。较早的备份中该记录可能完整。</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>Cheng</source>
        <translation>程氏</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/flags/reads.py"/>
        <location filename="../../models/response/thrombus.py"/>
        <source>Cheng class</source>
        <translation>程氏分型</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <location filename="../../models/flags/reads.py"/>
        <location filename="../../models/flags/response.py"/>
        <location filename="../../models/response/thrombus.py"/>
        <source>Cheng {cheng}</source>
        <translation>程氏 {cheng}</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>Cheng {cheng} says that there is no thrombus, and {vp} that there is</source>
        <translation>程氏分型 {cheng} 表示无癌栓，而 {vp} 表示有癌栓</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Child-Pugh</source>
        <translation>Child-Pugh</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>Child-Pugh C (at least {points} points), taken as end-stage liver function: an approximation</source>
        <translation>Child-Pugh C（至少 {points} 分），按终末期肝功能计：近似处理</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>Child-Pugh C ({points} points), taken as end-stage liver function: an approximation</source>
        <translation>Child-Pugh C（{points} 分），按终末期肝功能计：近似处理</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/tables/baseline.py"/>
        <source>Child-Pugh class</source>
        <translation>Child-Pugh 分级</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>Child-Pugh class A, or B with 7 points</source>
        <translation>Child-Pugh A 级，或 B 级 7 分</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>Child-Pugh class at baseline cannot be determined</source>
        <translation>基线 Child-Pugh 分级无法判定</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <source>Child-Pugh points</source>
        <translation>Child-Pugh 评分</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>Child-Pugh {name}</source>
        <translation>Child-Pugh {name} 级</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>Child-Pugh {name}, {points} points</source>
        <translation>Child-Pugh {name}，{points} 分</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Child-Pugh {was} points at baseline, {now} now</source>
        <translation>Child-Pugh 基线 {was} 分，目前 {now} 分</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>Child-Pugh, at least {points} points</source>
        <translation>Child-Pugh，至少 {points} 分</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver_why.py"/>
        <source>Child-Pugh: bilirubin, albumin, INR, ascites, encephalopathy</source>
        <translation>Child-Pugh：总胆红素、白蛋白、INR、腹水、肝性脑病</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Choice of target lesions: {count} remarks</source>
        <translation>靶病灶的选择：{count} 条备注</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/keys/vault.py"/>
        <source>Choose a folder that exists.</source>
        <translation>请选择已有的文件夹。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>Choose a longer one.</source>
        <translation>请选择更长的密码。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>Choose a shorter name.</source>
        <translation>请选择较短的名称。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>Choose a shorter one.</source>
        <translation>请选择更短的密码。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/taking.py"/>
        <location filename="../../storage/clinic/inspection.py"/>
        <source>Choose another backup.</source>
        <translation>请选择其他备份。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>Choose another code.</source>
        <translation>请选择其他编号。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/taking.py"/>
        <location filename="../../storage/clinic/cohorts.py"/>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/demo.py"/>
        <location filename="../../storage/keys/vault.py"/>
        <location filename="../../storage/wholefile.py"/>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/writing.py"/>
        <source>Choose another number.</source>
        <translation>请选择其他编号。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>Choose the clinic file, or restore a backup of it.</source>
        <translation>请选择中心文件，或恢复其备份。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/store.py"/>
        <source>Choose the clinic file.</source>
        <translation>请选择中心文件。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/preview.py"/>
        <source>Choose the clinic's own patients.</source>
        <translation>请选择本中心的患者。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>Chosen by filter</source>
        <translation>按筛选条件选出</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Cirrhosis</source>
        <translation>肝硬化</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Clinical rules: baseline of a laboratory value</source>
        <translation>临床规则：检验值的基线</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>Close it there and try again, or choose another folder.</source>
        <translation>请在该程序中关闭后重试，或选择其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/keys/instance.py"/>
        <source>Close it there and try again.</source>
        <translation>请在该处关闭后重试。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>Close it there, or wait a moment, and try again.</source>
        <translation>请在该程序中关闭，或稍候再试。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/instance.py"/>
        <source>Close it there. If that computer is off, remove {path}.</source>
        <translation>请在该处关闭。如该计算机已关机，请删除 {path}。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/keyfile.py"/>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>Combined marker and PFS: the paper prints p = 0.0009 in its results and 0.009 in its discussion.</source>
        <translation>联合标志物与 PFS：论文结果部分印为 p = 0.0009，讨论部分印为 0.009。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/recoverycode.py"/>
        <source>Compare it with the print.</source>
        <translation>请与打印件核对。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Conditional survival is not given: {n} at risk after {months} months (5 are needed).</source>
        <translation>不给出条件生存：{months} 个月后风险人数 {n}（需 5 人）。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>Connect the drive and try again.</source>
        <translation>请连接磁盘后重试。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/taking.py"/>
        <source>Connect the drive or choose another.</source>
        <translation>请连接磁盘或另选磁盘。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/keyfile.py"/>
        <location filename="../../storage/keys/vault.py"/>
        <location filename="../../storage/keys/vaultnotes.py"/>
        <source>Copy the keys file of the latest backup to this place, under this name.</source>
        <translation>请将最新备份的密钥文件以此名称复制到此处。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>Correct its values instead.</source>
        <translation>请改为更正其数值。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/writing.py"/>
        <source>Correct one of the two.</source>
        <translation>请更正其中之一。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>Correct the entry and save again.</source>
        <translation>请更正后重新保存。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/entering.py"/>
        <source>Correct the event, with a reason.</source>
        <translation>请更正该事件并说明理由。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/undoing.py"/>
        <source>Correct the values instead, with a reason.</source>
        <translation>请改为更正数值并填写原因。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/entering.py"/>
        <source>Correct the visit, with a reason.</source>
        <translation>请更正该访视并说明理由。</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>Counted as one term: {names}</source>
        <translation>按同一术语计：{names}</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>D: performance status 3–4, or Child-Pugh C</source>
        <translation>D：体能状态 3–4，或 Child-Pugh C</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>Data gap</source>
        <translation>数据缺失</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <location filename="../../models/flags/doubtful.py"/>
        <source>Date of death</source>
        <translation>死亡日期</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>Date of last contact</source>
        <translation>末次随访日期</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>Dates are read {order}.</source>
        <translation>日期按{order}读取。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/tray.py"/>
        <source>Decide these rows one by one.</source>
        <translation>请逐行决定。</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Diastolic</source>
        <translation>舒张压</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>Died on a day that is not recorded: what depends on it cannot be determined</source>
        <translation>已死亡，但未记录死亡日期：依赖该日期的结果无法判定</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>Disease control</source>
        <translation>疾病控制</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>Disease control rate, {criterion}</source>
        <translation>疾病控制率，{criterion}</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>Disease is back by {criterion} after the read of {on}, at which all that was read was gone</source>
        <translation>按 {criterion}，{on} 阅片时所读病灶全部消失，此后疾病再现</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/tray.py"/>
        <source>Dismiss it, with a reason.</source>
        <translation>请注明原因后放弃。</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Dose check: {reason}</source>
        <translation>剂量核对：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Duration of response</source>
        <translation>缓解持续时间</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Duration of response, mRECIST</source>
        <translation>缓解持续时间，mRECIST</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>Duration of response, {criterion}</source>
        <translation>缓解持续时间，{criterion}</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>Duration of response: the paper's 10.4 months is that of the 10 mRECIST responders, its 12.5 (Vp3) and 7.3 (Vp4) those of the 4 and 4 RECIST responders; here each has its own rows.</source>
        <translation>缓解持续时间：论文的 10.4 个月属于 10 名 mRECIST 缓解者，12.5（Vp3）和 7.3（Vp4）个月属于各 4 名 RECIST 缓解者；此处分行列出。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/flags/assessment.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <source>ECOG</source>
        <translation>ECOG</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>ECOG 1 and Child-Pugh B: the paper's text says 5 and 5 patients, its table 13 and 2, as here.</source>
        <translation>ECOG 1 和 Child-Pugh B：论文正文为 5 名和 5 名患者，其表为 13 名和 2 名，此处同表。</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>ECOG performance status</source>
        <translation>ECOG 体能状态</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>ECOG performance status from 0 to 2</source>
        <translation>ECOG 体能状态 0～2</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>ECOG {ecog}</source>
        <translation>ECOG {ecog}</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/reading.py"/>
        <source>Each report begins with its patient above the table.</source>
        <translation>每份报告的患者写在表格上方。</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>Earlier adverse events of grade 3 or more: {names}</source>
        <translation>既往 3 级及以上不良事件：{names}</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <location filename="../../models/response/response_why.py"/>
        <source>Eisenhauer 2009 (RECIST 1.1)</source>
        <translation>Eisenhauer 2009（RECIST 1.1）</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Eisenhauer 2009 (RECIST 1.1), section 3.2</source>
        <translation>Eisenhauer 2009（RECIST 1.1），3.2 节</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <source>Eisenhauer 2009, RECIST 1.1, section 4.6 and tables 1 and 3</source>
        <translation>Eisenhauer 2009，RECIST 1.1，4.6 节、表 1 和表 3</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Eisenhauer 2009; Lencioni 2010</source>
        <translation>Eisenhauer 2009；Lencioni 2010</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>End of {agent}</source>
        <translation>{agent} 结束</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Enhancement below 10 mm after complete response (own rule)</source>
        <translation>完全缓解后强化小于 10 mm（自定规则）</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Enhancement below 10 mm has reappeared: equivocal, target response stays CR</source>
        <translation>再次出现小于 10 mm 的强化：不明确，靶病灶疗效仍为 CR</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/journal.py"/>
        <source>Entry {entry} of the journal does not follow the entry before it.</source>
        <translation>日志第 {entry} 条与前一条不衔接。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/journal.py"/>
        <source>Entry {entry} of the journal is missing.</source>
        <translation>日志第 {entry} 条缺失。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>Entry {entry} of the journal is not the one that was there when the anchor was taken.</source>
        <translation>日志第 {entry} 条与取得标记时的条目不同。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/journal.py"/>
        <source>Entry {entry} of the journal was changed after it was written.</source>
        <translation>日志第 {entry} 条在写入后被更改。</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Equivocal new lesion {numbers} by {criterion}: to be followed</source>
        <translation>不明确的新病灶 {numbers}（{criterion}）：待随访</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookcells.py"/>
        <source>Excel shows an error here, {error}</source>
        <translation>Excel 在此显示错误 {error}</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>FDA 2009, drug-induced liver injury, and Temple 2006 (Hy's law; bilirubin there above 2 × ULN, ALP not raised); ALP below 2 × ULN and multiples of a raised baseline: trial practice</source>
        <translation>FDA 2009，药物性肝损伤，及 Temple 2006（海氏法则；原文为总胆红素高于 2 × ULN 且 ALP 不升高）；ALP 低于 2 × ULN 及以升高的基线为倍数：试验惯例</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>Fall of at least {percent} %</source>
        <translation>下降至少 {percent} %</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>First {agent}</source>
        <translation>首次 {agent}</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/follow-up.json"/>
        <source>Follow-up without a trial</source>
        <translation>非试验随访</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>For liver scores at the latest visit</source>
        <translation>末次访视肝功能评分所缺</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/wholefile.py"/>
        <source>Free some space and try again.</source>
        <translation>请腾出空间后重试。</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>From which day on do these ranges hold?</source>
        <translation>这些参考范围自哪一天起生效？</translation>
    </message>
    <message>
        <location filename="../../storage/opening.py"/>
        <source>Give a user name and a password.</source>
        <translation>请提供用户名和密码。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/cohorts.py"/>
        <location filename="../../storage/clinic/openfile.py"/>
        <source>Give one and save again.</source>
        <translation>请填写原因后重新保存。</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>Grade {grade} {term}, ongoing</source>
        <translation>{term} {grade} 级，持续中</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Grade {grade}: above {limit}</source>
        <translation>{grade} 级：高于 {limit}</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Grade {grade}: below {limit}</source>
        <translation>{grade} 级：低于 {limit}</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Grade {grade}: {limit} or above</source>
        <translation>{grade} 级：{limit} 及以上</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Grade ≥ 3</source>
        <translation>≥ 3 级</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Graded by CTCAE {version}.</source>
        <translation>按 CTCAE {version} 分级。</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>Groups in the order chosen: {groups}. The first is the reference.</source>
        <translation>各组顺序由人选定：{groups}。第一组为参照组。</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>Groups known only after the start are drawn from day 0: whoever lived to be grouped is favoured.</source>
        <translation>治疗开始后才能确定的分组自第 0 天起绘制：存活至可分组者因此占优。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/store.py"/>
        <source>Guards of the journal had been removed and were put back; verify the file.</source>
        <translation>日志的保护触发器曾被移除，现已恢复；请检查文件。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>Guards of the journal had been removed or altered, {count} times: {names}.</source>
        <translation>日志的保护曾 {count} 次被删除或更改：{names}。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>Guards of the journal had been removed or altered: {names}.</source>
        <translation>日志的保护触发器曾被移除或更改：{names}。</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>Guyot 2012 (BMC Med Res Methodol 12: 9)</source>
        <translation>Guyot 2012（BMC Med Res Methodol 12: 9）</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>HBV</source>
        <translation>HBV</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>HBV + HCV</source>
        <translation>HBV + HCV</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Half of them lived for {median} months more ({limits}).</source>
        <translation>其中半数又存活 {median} 个月（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Half of them lived without a next therapy for {median} months more ({limits}).</source>
        <translation>其中半数又存活且未开始后续治疗 {median} 个月（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Half of them stayed in response for {median} months more ({limits}).</source>
        <translation>其中半数又维持缓解 {median} 个月（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Half of them stayed progression-free for {median} months more ({limits}).</source>
        <translation>其中半数又维持无进展 {median} 个月（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Half of them stayed without the event for {median} months more ({limits}).</source>
        <translation>其中半数又 {median} 个月未发生事件（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Hazard ratio of Cox's model (Efron ties) with 95 % limits, against the group called reference; p of the log-rank test, with the permutation p in brackets below 50 patients or 20 events. Neither below 10 patients or 5 events.</source>
        <translation>Cox 模型（Efron 法处理结点）的风险比及 95 % 置信区间，以标为“参照”的组为参照；log-rank 检验的 p 值，患者不足 50 名或事件不足 20 例时括号内为置换检验 p 值。患者不足 10 名或事件不足 5 例时两者均不给出。</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>Hazard ratio, {group} to {reference}</source>
        <translation>风险比，{group} 比 {reference}</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Hazard ratio; log-rank p</source>
        <translation>风险比；log-rank p</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Hepatic vein, vena cava or right atrium</source>
        <translation>肝静脉、下腔静脉或右心房侵犯</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/reading.py"/>
        <source>Hidden sheets: {sheets}.</source>
        <translation>隐藏的工作表：{sheets}。</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>How it is graded</source>
        <translation>分级方法</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>Hy's law pattern cannot be determined ({analyte} {value}): needs ALP and its range</source>
        <translation>海氏法则模式无法判定（{analyte} {value}）：缺 ALP 及其参考范围</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>Hy's law pattern: {analyte} {value} with bilirubin {bilirubin}, ALP below 2 × ULN</source>
        <translation>海氏法则模式：{analyte} {value}，总胆红素 {bilirubin}，ALP 低于 2 × ULN</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>Identity</source>
        <translation>身份信息</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Imaging</source>
        <translation>影像检查</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>Immune-mediated colitis: the paper prints none of any grade but one of grade 3 or 4; here that one is counted in both.</source>
        <translation>免疫性结肠炎：论文印为任何级别 0 例而 3–4 级 1 例；此处该例在两列均计入。</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Immune-related, any grade</source>
        <translation>免疫相关，任何级别</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Immune-related, grade ≥ 3</source>
        <translation>免疫相关，≥ 3 级</translation>
    </message>
    <message>
        <location filename="../../models/cohort/imported.py"/>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>Imported cohort</source>
        <translation>导入的队列</translation>
    </message>
    <message>
        <location filename="../../models/tables/table.py"/>
        <source>In no group, counted under All only: {count} of {n}.</source>
        <translation>不属于任何组、仅计入“全部”：{n} 名中 {count} 名。</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>In no group: {reason}.</source>
        <translation>不属于任何组：{reason}。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/locks.py"/>
        <source>It is locked already.</source>
        <translation>已经锁定。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/locks.py"/>
        <source>It is not locked.</source>
        <translation>尚未锁定。</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>JSON, but no FHIR: there is no resourceType in it</source>
        <translation>是 JSON，但不是 FHIR：其中没有 resourceType</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver_why.py"/>
        <source>Johnson 2015 (ALBI); Pugh 1973 (Child-Pugh)</source>
        <translation>Johnson 2015（ALBI）；Pugh 1973（Child-Pugh）</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>Judged unresectable by experienced liver surgeons</source>
        <translation>经有经验的肝外科医师判定不可切除</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Kaplan-Meier, in brackets 95 % limits ({limits}); months of 30.4375 days from the start.</source>
        <translation>Kaplan-Meier 法，括号内为 95 % 置信区间（{limits}）；自治疗开始，1 个月 = 30.4375 天。</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>Kept and charted, but read by no rule: {names}</source>
        <translation>已保留并作图，但没有规则读取：{names}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>LI-RADS treatment response</source>
        <translation>LI-RADS 治疗反应</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/writing.py"/>
        <source>Laboratory {laboratory} has another range of {analyte} valid from {on}.</source>
        <translation>实验室 {laboratory} 自 {on} 起的 {analyte} 参考范围与此不同。</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Landmark day {day}: {count} of {n} patients had ended by then and are left out.</source>
        <translation>界标日：第 {day} 天；{n} 名患者中 {count} 名在此之前已结束，未纳入。</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>Landmark: {before} → {after}</source>
        <translation>界标日：{before} → {after}</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Largest tumour</source>
        <translation>最大肿瘤</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>Last day of {agent}</source>
        <translation>{agent} 末日</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>Last day recorded</source>
        <translation>最后记录日期</translation>
    </message>
    <message>
        <location filename="../../models/plan/dose_today.py"/>
        <source>Last weight</source>
        <translation>最近一次体重</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>Leave it refused; nothing was imported.</source>
        <translation>请保持拒收；未导入任何内容。</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <source>Lencioni 2010</source>
        <translation>Lencioni 2010</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Lencioni 2010; update 2020 (mRECIST)</source>
        <translation>Lencioni 2010；2020 年更新（mRECIST）</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>Lesions at baseline</source>
        <translation>基线病灶</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <location filename="../../storage/clinic/imports/tray.py"/>
        <source>Line {line} of {file}: {why}.</source>
        <translation>{file} 第 {line} 行：{why}。</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Liver scores of the visit on {date} need: {items}</source>
        <translation>{date} 访视的肝功能评分缺：{items}</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Liver taken by tumour</source>
        <translation>肿瘤占肝比例</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Log-normal limits (Fokkema 2006) of reference change values in healthy adults: AFP 62.6 %, one-sided (Erden 2008); PIVKA-II 24.4 %, two-sided (Jabor 2024); variation within patients is larger</source>
        <translation>健康成人参考变化值的对数正态界限（Fokkema 2006）：AFP 62.6 %，单侧（Erden 2008）；PIVKA-II 24.4 %，双侧（Jabor 2024）；患者个体内的变异更大</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>Log-rank p</source>
        <translation>Log-rank p</translation>
    </message>
    <message>
        <location filename="../../storage/backups/taking.py"/>
        <source>Look at the disk and try again.</source>
        <translation>请检查磁盘后重试。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>Look at the disk, then give it its name again, with the keys file beside it.</source>
        <translation>请检查磁盘，然后将其与旁边的密钥文件一起改回原名。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <location filename="../../storage/backups/taking.py"/>
        <location filename="../../storage/clinic/connection.py"/>
        <source>Look at the disk.</source>
        <translation>请检查磁盘。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/instance.py"/>
        <source>Look at the disk; a network share may not be fit for a clinic file.</source>
        <translation>请检查磁盘；网络共享可能不适合存放中心文件。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>Look at the list of users.</source>
        <translation>请查看用户列表。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>Look for the latest print of it.</source>
        <translation>请查找其最新打印件。</translation>
    </message>
    <message>
        <location filename="../../ui/session/listeners.py"/>
        <source>Look whether this step was done before you repeat it.</source>
        <translation>重复此步骤之前，请先查看它是否已经完成。</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Lower limit of the laboratory's range</source>
        <translation>实验室参考范围下限</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>Make somebody else an administrator first.</source>
        <translation>请先将他人设为管理员。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>Matched to {code} on {covariates}: {n} of {all}</source>
        <translation>按{covariates}与 {code} 匹配：{all} 名中 {n} 名</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>Matched to {code} on {covariates}: {n} of {all} patients.</source>
        <translation>按{covariates}与 {code} 匹配：{all} 名患者中 {n} 名。</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Measured part of the sum</source>
        <translation>总和中已测量部分</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>Median PFS: the paper's discussion says 8.3 months, which is that of Vp3; 6.8 is that of all.</source>
        <translation>中位 PFS：论文讨论部分为 8.3 个月，那是 Vp3 组的；全部患者为 6.8 个月。</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Median follow-up by reverse Kaplan-Meier.</source>
        <translation>中位随访时间由反向 Kaplan-Meier 法得出。</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Median follow-up, months</source>
        <translation>中位随访时间，月</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Median time to mRECIST response, months</source>
        <translation>至 mRECIST 缓解的中位时间，月</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Median, months</source>
        <translation>中位数，月</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>Median, {group}</source>
        <translation>中位数，{group}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>Met if either is met; not met if one is not met and the other is not met or not assessable</source>
        <translation>任一达到即为达到；一项未达到而另一项未达到或无法评估，则为未达到</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Metastasis</source>
        <translation>转移</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>Modality at baseline</source>
        <translation>基线检查方式</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>Modality at this read</source>
        <translation>本次检查方式</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/til-anti-pd-1.json"/>
        <source>NCT03658785</source>
        <translation>NCT03658785</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>NCT06040177</source>
        <translation>NCT06040177</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Nadir</source>
        <translation>最低值</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>Name the clinic file to restore.</source>
        <translation>请指定要恢复的中心文件。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>Neither answer met</source>
        <translation>均未达到标准</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>Neither gone, nor up- or downstaged</source>
        <translation>未消失，分级亦无升降</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver_why.py"/>
        <source>Neutrophils ÷ lymphocytes: {arithmetic}</source>
        <translation>中性粒细胞 ÷ 淋巴细胞：{arithmetic}</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>Never measured</source>
        <translation>从未检测</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>New ascites within 4 months</source>
        <translation>4 个月内新发腹水</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>New best response by {criterion}: {response}</source>
        <translation>新的最佳疗效（{criterion}）：{response}</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>New lesion {number}</source>
        <translation>新病灶 {number}</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>New lesion {number}: equivocal</source>
        <translation>新病灶 {number}：不明确</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>New lesions</source>
        <translation>新病灶</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <source>No CR or PR confirmed after {days} days or more</source>
        <translation>间隔 {days} 天及以上，无已确认的 CR 或 PR</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>No CR or PR is confirmed</source>
        <translation>无已确认的 CR 或 PR</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>No baseline imaging</source>
        <translation>无基线影像</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>No baseline: provisional, by multiples of the range</source>
        <translation>无基线：暂按参考范围倍数</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>No class to compare with at baseline or at this read</source>
        <translation>基线或本次阅片无可比较的分级</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>No contraindication to cadonilimab, lenvatinib or SBRT</source>
        <translation>无卡度尼利单抗、仑伐替尼或 SBRT 的禁忌证</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>No earlier systemic therapy for hepatocellular carcinoma</source>
        <translation>既往未接受肝细胞癌全身治疗</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <location filename="../../models/response/response_why.py"/>
        <source>No enhancing target lesion at baseline</source>
        <translation>基线无强化的靶病灶</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>No events after {months} months; {n} at risk.</source>
        <translation>{months} 个月后无事件；风险人数 {n}。</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>No history of another cancer</source>
        <translation>无其他恶性肿瘤史</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/response/best_response.py"/>
        <source>No imaging after the start of treatment</source>
        <translation>治疗开始后无影像检查</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>No imaging on or before the start of treatment: no baseline sum</source>
        <translation>治疗开始当日及之前无影像检查：无基线总和</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>No metastasis in the central nervous system or the leptomeninges</source>
        <translation>无中枢神经系统或软脑膜转移</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>No place on this axis: {reason}.</source>
        <translation>在此时间轴上无位置：{reason}。</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>No risk of gastrointestinal bleeding</source>
        <translation>无胃肠道出血风险</translation>
    </message>
    <message>
        <location filename="../../models/statistics/proportional.py"/>
        <source>No sign that the hazard ratio changes over time (p {p}); {events} events are too few to see one.</source>
        <translation>未见风险比随时间变化的迹象（p {p}）；{events} 例事件过少，难以发现。</translation>
    </message>
    <message>
        <location filename="../../models/statistics/proportional.py"/>
        <source>No sign that the hazard ratio changes over time (p {p}; {events} events).</source>
        <translation>未见风险比随时间变化的迹象（p {p}；{events} 例事件）。</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>No target and no non-target lesion is followed</source>
        <translation>无随访的靶病灶和非靶病灶</translation>
    </message>
    <message>
        <location filename="../../models/course/read_checks.py"/>
        <source>No target lesion is recorded</source>
        <translation>未记录靶病灶</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>No thrombus at baseline and none now</source>
        <translation>基线无癌栓，目前亦无</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/follow-up.json"/>
        <source>No trial: every parameter at its default</source>
        <translation>非试验：参数均为默认值</translation>
    </message>
    <message>
        <location filename="../../models/response/normalisation.py"/>
        <source>No {name} within 14 days of {on}; it was above the range at baseline</source>
        <translation>{on} 前后 14 天内无 {name}；其基线高于参考范围</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>Nobody else is in this patient's group.</source>
        <translation>该患者所在组无其他患者。</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/preview.py"/>
        <source>Nobody is chosen, so there is nothing to report.</source>
        <translation>未选中任何患者，无可报告。</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Non-target disease</source>
        <translation>非靶病灶</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>Not in the adverse-event log: {term}, grade {grade} by {analyte} {value} {unit}</source>
        <translation>不良事件记录中没有：{term} {grade} 级，依据 {analyte} {value} {unit}</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>Not pregnant</source>
        <translation>未妊娠</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>Not read at the newest imaging</source>
        <translation>最近一次影像未读</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <location filename="../../models/tables/table.py"/>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Nothing is left that was ever there: removal is no response (R-1.6a)</source>
        <translation>余下病灶从未存在过：切除不算缓解（R-1.6a）</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/changing.py"/>
        <location filename="../../storage/clinic/entering.py"/>
        <location filename="../../storage/clinic/imports/tray.py"/>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Number of tumours</source>
        <translation>肿瘤数目</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>Objective response</source>
        <translation>客观缓解</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>Objective response: CR or PR; disease control: CR, PR or SD; exact (Clopper-Pearson) 95 % limits.</source>
        <translation>客观缓解：CR 或 PR；疾病控制：CR、PR 或 SD；95 % 置信区间为精确法（Clopper-Pearson）。</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>Of several curves, {name} was read.</source>
        <translation>多条曲线中读取了 {name}。</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>Of two results on {date}, {taken} counts and {other} does not</source>
        <translation>{date} 的两个结果中，采用 {taken}，不采用 {other}</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Of {n} alive at {months} months, {share} % ({limits}) were alive {later} months later.</source>
        <translation>{months} 个月时存活的 {n} 人中，{share} %（{limits}）在其后 {later} 个月仍存活。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Of {n} alive without a next therapy at {months} months, {share} % ({limits}) were so {later} months later.</source>
        <translation>{months} 个月时存活且未开始后续治疗的 {n} 人中，{later} 个月后仍如此者 {share} %（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Of {n} at risk after {months} months, nobody was followed for {later} months more.</source>
        <translation>{months} 个月后风险人数 {n}，无人再随访满 {later} 个月。</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Of {n} events it is not known of {count} whether they were related; they count as not related.</source>
        <translation>{n} 项事件中 {count} 项是否相关不详，按不相关计。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Of {n} progression-free at {months} months, {share} % ({limits}) were progression-free {later} months later.</source>
        <translation>{months} 个月时无进展的 {n} 人中，{share} %（{limits}）在其后 {later} 个月仍无进展。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Of {n} still in response at {months} months, {share} % ({limits}) were still in response {later} months later.</source>
        <translation>{months} 个月时仍缓解的 {n} 人中，{share} %（{limits}）在其后 {later} 个月仍缓解。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>Of {n} without the event at {months} months, {share} % ({limits}) were without it {later} months later.</source>
        <translation>{months} 个月时未发生事件的 {n} 人中，{later} 个月后仍未发生者 {share} %（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>One target alone at the next read, the others as now</source>
        <translation>下次阅片仅一个靶病灶变化，其余同目前</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>One target alone, the others as at this read</source>
        <translation>仅一个靶病灶变化，其余同本次阅片</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/reading.py"/>
        <source>Other sheets are not read: {sheets}.</source>
        <translation>其他工作表没有读取：{sheets}。</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <source>Overall response</source>
        <translation>总疗效</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <source>Overall response by RECIST 1.1</source>
        <translation>总疗效（RECIST 1.1）</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <location filename="../../models/tables/rates.py"/>
        <source>Overall survival</source>
        <translation>总生存期</translation>
    </message>
    <message>
        <location filename="../../models/course/sum_growth.py"/>
        <source>Own rule: as if the sum were the diameter of one sphere; two complete sums of the same lesions</source>
        <translation>自定规则：将总和视作一个球体的直径；取同一组病灶的两次完整总和</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>Own rule: one read per reader and date, the later entered value counts</source>
        <translation>自定规则：每位阅片者每日一次阅片，以后录入的值为准</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <source>Own rule: the marker criteria of the phase II trial NCT06040177, at the read; RECIST 1.1: markers alone are neither response nor progression</source>
        <translation>自定规则：以 II 期试验 NCT06040177 的标志物标准在该次阅片时判定；RECIST 1.1：仅凭标志物既不能判定缓解也不能判定进展</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Own rule: twice the lowest value since the baseline</source>
        <translation>自定规则：基线以来最低值的两倍</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>Own rule: what cannot be, or can hardly be</source>
        <translation>自定规则：不可能或几乎不可能的记录</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>PD</source>
        <translation>PD</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD at any size</source>
        <translation>任何大小均为 PD</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD at the next read</source>
        <translation>下次 PD</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD at the next read if a target is back after CR (R-2.2)</source>
        <translation>CR 后靶病灶再现，则下次阅片为 PD（R-2.2）</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD from {mm} mm</source>
        <translation>{mm} mm 起为 PD</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD from {mm} mm at the next read</source>
        <translation>下次阅片自 {mm} mm 起为 PD</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD if there again</source>
        <translation>再次出现即为 PD</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD without the sum: no change of the sum would alter it</source>
        <translation>PD 并非由总和引起：总和如何变化都不改变该结果</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>PD {on}</source>
        <translation>PD {on}</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD ≥ {pd} mm</source>
        <translation>PD ≥ {pd} mm</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD ≥ {pd} mm, PR if absent</source>
        <translation>PD ≥ {pd} mm，消失则为 PR</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PD ≥ {pd}, PR ≤ {pr} mm</source>
        <translation>PD ≥ {pd}，PR ≤ {pr} mm</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>PD-L1, %</source>
        <translation>PD-L1（%）</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>PD: +20 % of the nadir or higher</source>
        <translation>PD：较最低值增加 20 % 及以上</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>PD: +20 % of the nadir or higher, and 5 mm or more</source>
        <translation>PD：较最低值增加 20 % 及以上，且至少 5 mm</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>PD: 10 mm or more of enhancement again, and a sum above the nadir (own rule)</source>
        <translation>PD：再次出现 10 mm 及以上强化，且总和高于最低值（自定规则）</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>PD: upstaged against the best class so far ({best})</source>
        <translation>PD：较至今最佳分级（{best}）升级</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <location filename="../../models/tables/baseline.py"/>
        <source>PIVKA-II</source>
        <translation>PIVKA-II</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>PIVKA-II answer</source>
        <translation>PIVKA-II 应答</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>PIVKA-II fall &lt; {percent} %</source>
        <translation>PIVKA-II 下降 &lt; {percent} %</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>PIVKA-II fall ≥ {percent} %</source>
        <translation>PIVKA-II 下降 ≥ {percent} %</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PR at the next read</source>
        <translation>下次 PR</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PR at {mm} mm or below</source>
        <translation>不超过 {mm} mm 为 PR</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PR if absent</source>
        <translation>消失则为 PR</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PR persists at the next reads until PD (R-2.6)</source>
        <translation>PR 在后续阅片中持续至 PD（R-2.6）</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PR persists until PD (R-2.6)</source>
        <translation>PR 持续至 PD（R-2.6）</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>PR ≤ {pr} mm</source>
        <translation>PR ≤ {pr} mm</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>PR: downstaged against baseline ({baseline})</source>
        <translation>PR：较基线（{baseline}）降级</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>PR: portal flow restored, no class changed</source>
        <translation>PR：门静脉血流恢复，分级未变</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>PR: −30 % of baseline or lower</source>
        <translation>PR：较基线减少 30 % 及以上</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>Pan 2010 (QUANTEC) for the two types; 5 × ULN or 2 Child-Pugh points within 3 months: studies of SBRT (Korean J Intern Med 2018;33:1093); 4 months for the classic type: trial practice</source>
        <translation>两种类型据 Pan 2010（QUANTEC）；3 个月内 5 × ULN 或 Child-Pugh 评分增加 2 分：SBRT 研究（Korean J Intern Med 2018;33:1093）；经典型的 4 个月：试验惯例</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>Patients (% of all patients of the column, those without an assessment included).</source>
        <translation>患者数（占该列全部患者的百分比，包括无评估者）。</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Patients (% of {n}); each patient counts once for each term, with the highest grade.</source>
        <translation>患者数（占 {n} 名的百分比）；每名患者每个术语只计一次，取最高级别。</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Patients / events</source>
        <translation>患者数 / 事件数</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>Patients and events</source>
        <translation>患者与事件</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>Patients and events, {group}</source>
        <translation>患者与事件，{group}</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>Pattern of classic radiation-induced liver disease: ALP {value} and new ascites after {agent}</source>
        <translation>经典型放射性肝病模式：{agent} 后 ALP {value} 且新发腹水</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>Pattern of non-classic radiation-induced liver disease: Child-Pugh {was} to {now} points after {agent}</source>
        <translation>非经典型放射性肝病模式：{agent} 后 Child-Pugh 由 {was} 分至 {now} 分</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>Pattern of non-classic radiation-induced liver disease: {analyte} {value} after {agent}</source>
        <translation>非经典型放射性肝病模式：{agent} 后 {analyte} {value}</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Percentages below the first row are of the assessable patients.</source>
        <translation>首行以下的百分比以可评估患者为分母。</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>Phase II trial NCT06040177, outcomes and assessment</source>
        <translation>II 期试验 NCT06040177，结局与评估</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>Phase II trial NCT06040177, outcomes and assessment; no published standard exists</source>
        <translation>II 期试验 NCT06040177，结局与评估；尚无已发表的标准</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>Phase II trial NCT06040177: AFP and PIVKA-II at 6 weeks</source>
        <translation>II 期试验 NCT06040177：6 周时 AFP 和 PIVKA-II</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>Planned visits not made</source>
        <translation>未进行的计划访视</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>Planned: {planned}</source>
        <translation>计划：{planned}</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>Points that rose: {count}, by at most {rise}; each was lowered to the one before it.</source>
        <translation>上升的点：{count} 个，最多 {rise}；均已降至前一点的高度。</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Portal vein invasion</source>
        <translation>门静脉侵犯</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>Portal vein tumour thrombus on dynamic contrast-enhanced CT or MRI</source>
        <translation>动态增强 CT 或 MRI 显示门静脉癌栓</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>Portal vein tumour thrombus, best</source>
        <translation>门静脉癌栓，最佳疗效</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>Progression by {criterion}: {cause}</source>
        <translation>进展（{criterion}）：{cause}</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>Progression under {agent} is not yet confirmed by a later read</source>
        <translation>{agent} 治疗期间的进展尚未经后续阅片确认</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <location filename="../../models/tables/rates.py"/>
        <source>Progression-free survival</source>
        <translation>无进展生存期</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>Progression-free survival ends before the response</source>
        <translation>无进展生存期在缓解之前结束</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Provenance</source>
        <translation>来源</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>Pseudo-progression in a published series of hepatocellular carcinoma</source>
        <translation>一组已发表肝细胞癌病例中的假性进展</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/store.py"/>
        <source>Put that file back beside it, or restore a backup.</source>
        <translation>请将该文件放回其旁边，或恢复备份。</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>RECIST 1.1 {recist}, mRECIST {mrecist}: {cause}</source>
        <translation>RECIST 1.1 {recist}，mRECIST {mrecist}：{cause}</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>RECIST 1.1, confirmed</source>
        <translation>RECIST 1.1，已确认</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>Read as {encoding}, separator {separator}, decimal mark {decimal}.</source>
        <translation>按 {encoding} 读取，分隔符为{separator}，小数点为{decimal}。</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>Read from sheet {sheet}.</source>
        <translation>读自工作表 {sheet}。</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Read of {on} not evaluable by {criterion}</source>
        <translation>{on} 阅片按 {criterion} 不可评价</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>Read the file again; nothing was imported.</source>
        <translation>请重新读取文件；未导入任何内容。</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Readers disagree on {on}: {cause}</source>
        <translation>{on} 阅片者意见不一致：{cause}</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>Reconstructed by the algorithm of {source}; the patients are nobody’s data.</source>
        <translation>按 {source} 的算法重建；这些患者不是任何人的真实数据。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/imported.py"/>
        <source>Reconstructed from a published curve</source>
        <translation>由已发表曲线重建</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>Reconstructed phase II cohort (efficacy set)</source>
        <translation>重建的 II 期队列（疗效分析集）</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>Reig 2022 (BCLC)</source>
        <translation>Reig 2022（BCLC）</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Related, any grade</source>
        <translation>相关，任何级别</translation>
    </message>
    <message>
        <location filename="../../models/tables/events.py"/>
        <source>Related, grade ≥ 3</source>
        <translation>相关，≥ 3 级</translation>
    </message>
    <message>
        <location filename="../../storage/keys/instance.py"/>
        <source>Remove it if nobody has the clinic file open.</source>
        <translation>如果没有人打开该中心文件，请将其删除。</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Removed: not in the sum, the baseline sum or the nadir (R-1.6a)</source>
        <translation>已切除：不计入径线和、基线和及最低点（R-1.6a）</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>Response</source>
        <translation>缓解</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>Response rate, {criterion}</source>
        <translation>客观缓解率，{criterion}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>Restore a backup of it.</source>
        <translation>请恢复其备份。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>Restore a backup of the clinic file; both files are kept when you do.</source>
        <translation>请恢复中心文件的备份；恢复时两个文件都会保留。</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>Results of grade 1 or 2 not in the adverse-event log: {names}</source>
        <translation>不良事件记录中没有的 1 或 2 级结果：{names}</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>Results without the laboratory's range</source>
        <translation>无实验室参考范围的结果</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>Rise of at least {percent} %</source>
        <translation>上升至少 {percent} %</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>Row {row} of {table} is in the journal and not in its table.</source>
        <translation>{table} 的第 {row} 行见于日志而不在表中。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>Row {row} of {table} is not as entry {entry} of the journal left it ({columns}).</source>
        <translation>{table} 的第 {row} 行与日志第 {entry} 条所留不同（{columns}）。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>Row {row} of {table} names a row of {parent} that is not there.</source>
        <translation>{table} 的第 {row} 行所指的 {parent} 行不存在。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>Row {row} of {table} was written past the journal.</source>
        <translation>{table} 的第 {row} 行绕过日志写入。</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>Rows of sheet {sheet} that are hidden were read as well: {count}.</source>
        <translation>工作表 {sheet} 中隐藏的行也已读取：{count} 行。</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>SD</source>
        <translation>SD</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>Same protocol</source>
        <translation>同一方案</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <location filename="../../models/course/read_checks.py"/>
        <source>Slice thickness not recorded</source>
        <translation>未记录层厚</translation>
    </message>
    <message>
        <location filename="../../models/course/read_checks.py"/>
        <source>Slices of {slice} mm: measurable from {mm} mm on</source>
        <translation>层厚 {slice} mm：{mm} mm 及以上可测量</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/loading.py"/>
        <source>Something of this file is refused, so nothing of it is loaded.</source>
        <translation>此文件中有被拒绝的内容，因此未载入任何内容。</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Spread outside the liver</source>
        <translation>肝外转移</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Start</source>
        <translation>开始治疗</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <location filename="../../models/flags/medicine.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <source>Start of treatment</source>
        <translation>治疗开始</translation>
    </message>
    <message>
        <location filename="../../models/markers/growth.py"/>
        <source>Stein 2011 (growth and decay rates of tumour markers)</source>
        <translation>Stein 2011（肿瘤标志物的增长率和衰减率）</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Sum at this read</source>
        <translation>本次阅片总和</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Survival</source>
        <translation>生存</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>Survival {grouping}</source>
        <translation>生存（{grouping}）</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Symptoms: graded without them, a clinician may raise the grade</source>
        <translation>症状：分级未计入，临床医师可上调分级</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Systolic</source>
        <translation>收缩压</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>Take a new backup.</source>
        <translation>请重新备份。</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Target {target}, non-target {non_target}, new lesion: {new}</source>
        <translation>靶病灶 {target}，非靶病灶 {non_target}，新病灶：{new}</translation>
    </message>
    <message>
        <location filename="../../models/course/read_checks.py"/>
        <source>Targets {count} of at most {n}</source>
        <translation>靶病灶 {count} 个，最多 {n} 个</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>The baseline result itself: by multiples of the range</source>
        <translation>基线结果本身：按参考范围倍数</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/verify.py"/>
        <source>The check was stopped.</source>
        <translation>检查已停止。</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>The class of the baseline read counts</source>
        <translation>以基线阅片的分级为准</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/gate.py"/>
        <source>The clinic file is locked.</source>
        <translation>中心文件已锁定。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>The clinic file was changed since this file was read.</source>
        <translation>读取此文件后诊所文件已有更改。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/store.py"/>
        <source>The clock had been set back at the change of {on} {time}; the journal says so.</source>
        <translation>{on} {time} 的更改发生时时钟曾被回拨；日志已注明。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/store.py"/>
        <source>The clock of this computer is behind the last change in the file; set it right.</source>
        <translation>本机时钟早于文件中的最后一次更改；请校准时钟。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>The data are locked.</source>
        <translation>数据已锁定。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/locks.py"/>
        <source>The data set is locked since {on} by {user} ("{reason}").</source>
        <translation>数据集自 {on} 起由 {user} 锁定（“{reason}”）。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>The disk is full; nothing was saved to {path}.</source>
        <translation>磁盘已满；未向 {path} 保存任何内容。</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>The file does not say in which of its groups this patient would be.</source>
        <translation>文件未说明该患者属于其中哪一组。</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>The file has no header; its columns are numbered.</source>
        <translation>文件没有表头，各列按顺序编号。</translation>
    </message>
    <message>
        <location filename="../../storage/files/htmltable.py"/>
        <source>The file is a page of HTML.</source>
        <translation>文件是一个 HTML 网页。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>The file is damaged: {found}.</source>
        <translation>文件已损坏：{found}。</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>The filter asks for what is known only after the start: whoever lived to be judged is favoured.</source>
        <translation>筛选条件涉及治疗开始后才能确定的信息：存活至可判定者因此占优。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter_document.py"/>
        <source>The filter does not say of which version it is.</source>
        <translation>该筛选条件未注明版本。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter_document.py"/>
        <source>The filter was saved by a newer version of the program ({version}).</source>
        <translation>该筛选条件由更新版本的程序保存（{version}）。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter_document.py"/>
        <source>The filter's dates of start are the wrong way round.</source>
        <translation>筛选条件中的开始日期先后颠倒。</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>The first line of the file says that its cells are parted by {mark}.</source>
        <translation>文件第一行说明单元格以{mark}分隔。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>The first user is an administrator.</source>
        <translation>首位用户为管理员。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/first_load.py"/>
        <source>The folder of this file is not there.</source>
        <translation>该文件所在的文件夹不存在。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>The folder {folder} could not be made ({reason}).</source>
        <translation>无法建立文件夹 {folder}（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../models/statistics/proportional.py"/>
        <source>The hazard ratio changes over time (p {p}): it is an average; read the curves and the restricted means.</source>
        <translation>风险比随时间变化（p {p}）：它只是平均值；请看曲线和限制性平均值。</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>The header stands in line {line}; what stands above it is not read.</source>
        <translation>表头在第 {line} 行，其上方的内容没有读取。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>The journal ends at entry {last} and once reached {once}: entries were cut off its end.</source>
        <translation>日志止于第 {last} 条，而曾达到第 {once} 条：末尾条目已被截去。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>The label of data that are not a real patient's is never taken away.</source>
        <translation>非真实患者数据的标记不可移除。</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>The laboratory needs a name</source>
        <translation>请填写实验室名称</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>The laboratory's range is not known where it is needed</source>
        <translation>缺少所需的实验室参考范围</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>The laboratory's range of the baseline result</source>
        <translation>基线结果的实验室参考范围</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>The last administrator stays.</source>
        <translation>最后一名管理员须保留。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>The median of the time that was left to them is not estimable.</source>
        <translation>其剩余时间的中位数无法估计。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>The number of a lesion never changes (R-1.8).</source>
        <translation>病灶编号从不更改（R-1.8）。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>The old password is wrong.</source>
        <translation>旧密码错误。</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>The paper names a few events otherwise: leukopenia, anorexia, AST and ALT elevation, and others.</source>
        <translation>论文对若干事件的名称不同：白细胞减少、食欲减退、AST 和 ALT 升高等。</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>The paper prints AFP in mg/L; the unit is ng/mL, the same number as µg/L.</source>
        <translation>论文将 AFP 单位印为 mg/L；单位应为 ng/mL，数值与 µg/L 相同。</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>The paper takes percentages of Vp3 and Vp4 of all 21 patients; here they are of the group.</source>
        <translation>论文中 Vp3 和 Vp4 的百分比以全部 21 名患者为分母；此处以本组为分母。</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>The paper takes the percentages of AFP at week 6 (66.6 and 14.2) of all 21 patients, not of the 17.</source>
        <translation>论文中第 6 周 AFP 的百分比（66.6 和 14.2）以全部 21 名患者而非 17 名为分母。</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>The paper's curves by marker answer start at the start of treatment, although the answer is known only at 6 weeks; here nobody ended before the landmark, so medians and tests are the same.</source>
        <translation>论文按标志物应答分组的曲线始于治疗开始，而应答到 6 周才知道；此处无人在界标日之前结束，因此中位数和检验结果相同。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/keyfile.py"/>
        <source>The password cannot be tried: {needed} MB of memory are not free.</source>
        <translation>无法验证密码：可用内存不足 {needed} MB。</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>The point at time 0 with survival 1 was added.</source>
        <translation>已补上时间 0、生存率 1 的点。</translation>
    </message>
    <message>
        <location filename="../../ui/session/listeners.py"/>
        <source>The program made a mistake here.</source>
        <translation>程序在此处出错。</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>The reconstructed curve differs from the digitised one by at most {value}.</source>
        <translation>重建曲线与数字化曲线最多相差 {value}。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/reading.py"/>
        <source>The record of this patient cannot be read: row {row} of {table}, {column}.</source>
        <translation>无法读取该患者的记录：{table} 第 {row} 行，{column}。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>The recovery code is not the one of this clinic file.</source>
        <translation>该恢复码不属于此中心文件。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/recoverycode.py"/>
        <source>The recovery code was mistyped: {what}.</source>
        <translation>恢复码输入有误：{what}。</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>The same modality is used throughout</source>
        <translation>始终采用同一检查方式</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>The table {table} is missing.</source>
        <translation>缺少表 {table}。</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>The thrombus is judged by the definition of the phase II trial and needs no confirmation.</source>
        <translation>癌栓按该 II 期试验的定义判定，无需确认。</translation>
    </message>
    <message>
        <location filename="../../models/course/read_checks.py"/>
        <source>The two criteria differ. Progression is judged by {criterion} in this protocol (R-8.2).</source>
        <translation>两种标准的结果不同。本方案按 {criterion} 判断进展（R-8.2）。</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>The workbook states the range {stated}; everything up to {last} was read.</source>
        <translation>工作簿声明的范围为 {stated}；实际已读取至 {last}。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>The {kind} of a patient is not voided.</source>
        <translation>患者的{kind}不能作废。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/cohorts.py"/>
        <source>There is a cohort "{name}" already.</source>
        <translation>已有名为“{name}”的队列。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>There is a patient with this code already.</source>
        <translation>已有使用此编号的患者。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>There is a user of this name already.</source>
        <translation>已有同名用户。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>There is no clinic file at {path}.</source>
        <translation>{path} 处没有中心文件。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/inspection.py"/>
        <source>There is no file at {path}.</source>
        <translation>{path} 处没有文件。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/taking.py"/>
        <source>There is no folder for backups at {folder}. {problem}</source>
        <translation>{folder} 处没有备份文件夹。{problem}</translation>
    </message>
    <message>
        <location filename="../../storage/keys/keyfile.py"/>
        <source>There is no keys file at {path}.</source>
        <translation>{path} 处没有密钥文件。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/cohorts.py"/>
        <source>There is no saved filter "{name}".</source>
        <translation>没有名为“{name}”的已存筛选条件。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>There is no user of this name.</source>
        <translation>没有该名称的用户。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/undoing.py"/>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <location filename="../../ui/session/walk.py"/>
        <source>These patients cannot be read and are left out: {codes}.</source>
        <translation>以下患者无法读取，未计入：{codes}。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/changing.py"/>
        <source>These results are signed already.</source>
        <translation>这些结果已审签。</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>This cannot be: {first}</source>
        <translation>这不可能：{first}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/cohorts.py"/>
        <source>This cohort was dropped already.</source>
        <translation>该队列已被移除。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/entering.py"/>
        <source>This flag is reviewed already.</source>
        <translation>该提示已复核。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter_document.py"/>
        <source>This is not a filter of a cohort.</source>
        <translation>这不是队列的筛选条件。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/locks.py"/>
        <source>This patient's data are locked since {on} by {user} ("{reason}").</source>
        <translation>该患者的数据自 {on} 起由 {user} 锁定（“{reason}”）。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>This read has a thrombus already.</source>
        <translation>本次阅片已有癌栓记录。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/changing.py"/>
        <source>This read is signed already.</source>
        <translation>本次阅片已签名。</translation>
    </message>
    <message>
        <location filename="../../ui/forms/correct.py"/>
        <source>This row was taken out of the record; there is nothing to correct.</source>
        <translation>该行已作废，无可更正。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/entering.py"/>
        <source>This was answered already.</source>
        <translation>此项已有回答。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/tray.py"/>
        <source>This was decided already.</source>
        <translation>此项已作决定。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/writing.py"/>
        <source>This was the number of a lesion that was voided; a number is never used again (R-1.8).</source>
        <translation>此为已作废病灶的编号；编号从不重复使用（R-1.8）。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/entering.py"/>
        <source>This would change what stands there.</source>
        <translation>这会改动已有记录。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>Thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Thrombus after Cheng</source>
        <translation>程氏癌栓分型</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Thrombus extended: {classes}</source>
        <translation>癌栓范围扩大：{classes}</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>Thrombus {response}: {classes}</source>
        <translation>癌栓 {response}：{classes}</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>Time from column {time} in {unit}, event from column {event}.</source>
        <translation>时间取自列 {time}（单位：{unit}），事件取自列 {event}。</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>Time to response, {criterion}</source>
        <translation>至缓解时间，{criterion}</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>Times are the days from {start} to {end}.</source>
        <translation>时间为从 {start} 到 {end} 的天数。</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Treatment before</source>
        <translation>既往治疗</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>Try again in {seconds} s; the wait grows.</source>
        <translation>请在 {seconds} 秒后重试；等待时间会逐次延长。</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Tumour markers</source>
        <translation>肿瘤标志物</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>Tumour number: the paper prints 3 and 2 patients with one tumour and 7 and 6 with 2 to 5, which exceeds its totals of 4 and 12, and 9 % for 4 of 21; its p values there (0.999 and 0.395) cannot be met.</source>
        <translation>肿瘤数目：论文印为单发 3 名和 2 名、2–5 个 7 名和 6 名，超过其合计 4 名和 12 名，并将 21 名中的 4 名印为 9 %；该处的 p 值（0.999 和 0.395）无法重现。</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/til-anti-pd-1.json"/>
        <source>Tumour-infiltrating lymphocytes and anti-PD-1</source>
        <translation>肿瘤浸润淋巴细胞和抗 PD-1</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>Two reads of one date by one reader are one</source>
        <translation>同一阅片者同日的两次阅片算一次</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>Type it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>Type the number of entries, a colon and the letters after it, as they stand at the foot of a print.</source>
        <translation>请照打印件页脚输入条目数、冒号及其后的字符。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/undoing.py"/>
        <source>Undo the later operation first.</source>
        <translation>请先撤销其后的操作。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/clinic/locks.py"/>
        <source>Unlock first, with a reason; nothing was changed.</source>
        <translation>请先填写原因并解锁；未作任何更改。</translation>
    </message>
    <message>
        <location filename="../../ui/clinic/gate.py"/>
        <source>Unlock it with your password.</source>
        <translation>请用密码解锁。</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>Up to {value} {unit}: the baseline is a bound</source>
        <translation>至 {value} {unit}：基线为界限值</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/inspection.py"/>
        <source>Update Hepatrack on this computer.</source>
        <translation>请更新本机的 Hepatrack。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/store.py"/>
        <source>Update Hepatrack on this computer; the file was not touched.</source>
        <translation>请更新本机的 Hepatrack；文件未被改动。</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>Upper limit of the laboratory's range</source>
        <translation>实验室参考范围上限</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>Use another drive.</source>
        <translation>请使用其他磁盘。</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>Viable sum at this read</source>
        <translation>本次阅片活性肿瘤直径总和</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Visit {label} is due: it was moved to {day}</source>
        <translation>访视 {label} 到期：已改至 {day}</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Visit {label} is due: {first} to {last}</source>
        <translation>访视 {label} 窗口期：{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Visit {label} is overdue: it was moved to {day}</source>
        <translation>访视 {label} 超窗：已改至 {day}</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Visit {label} is overdue: its window ended on {day}</source>
        <translation>访视 {label} 超窗：窗口于 {day} 结束</translation>
    </message>
    <message>
        <location filename="../../models/flags/assessment.py"/>
        <source>Visit {label} still needs, until {last}: {items}</source>
        <translation>访视 {label} 至 {last} 尚缺：{items}</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>Visit {label} took place outside its window ({first} to {last}): {off}</source>
        <translation>访视 {label} 在窗口（{first} 至 {last}）外进行：{off}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>Void the lesion and enter another.</source>
        <translation>请作废该病灶并另行录入。</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>Vp</source>
        <translation>Vp</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/flags/reads.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/response/thrombus.py"/>
        <source>Vp class</source>
        <translation>Vp 分级</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>Vp class at baseline not recorded</source>
        <translation>基线 Vp 分级未记录</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>Vp0</source>
        <translation>Vp0</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Week 2: day 14 ± 3. Week 6: the result nearest to day 42 within the protocol's window.</source>
        <translation>第 2 周：第 14 ± 3 天。第 6 周：方案窗口内最接近第 42 天的结果。</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Week 2: {direction}</source>
        <translation>第 2 周：{direction}</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Week 6: fall of {percent} % or more</source>
        <translation>第 6 周：下降 ≥ {percent} %</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Week 6: median change of those lower, %</source>
        <translation>第 6 周：降低者的中位变化（%）</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Week 6: median change, %</source>
        <translation>第 6 周：中位变化（%）</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Week 6: range of change, %</source>
        <translation>第 6 周：变化范围（%）</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>Week 6: {direction}</source>
        <translation>第 6 周：{direction}</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <location filename="../../models/plan/dose_today.py"/>
        <source>Weight at day 0</source>
        <translation>第 0 天体重</translation>
    </message>
    <message>
        <location filename="../../models/plan/dose_today.py"/>
        <source>Weight at the last dose, {on}</source>
        <translation>上次给药时体重，{on}</translation>
    </message>
    <message>
        <location filename="../../models/plan/dose_today.py"/>
        <source>Weight since {on}</source>
        <translation>体重较 {on}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/tray.py"/>
        <source>What stands in this row is no result that can be kept.</source>
        <translation>此行内容不是可保存的结果。</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <location filename="../../models/forms/results.py"/>
        <source>What was measured needs a name</source>
        <translation>请填写检验项目的名称</translation>
    </message>
    <message>
        <location filename="../../models/published/defects.py"/>
        <source>Where p is 1 the paper prints 0.999.</source>
        <translation>p 为 1 时论文印为 0.999。</translation>
    </message>
    <message>
        <location filename="../../models/statistics/proportional.py"/>
        <source>Whether the hazard ratio is constant over time cannot be tested here.</source>
        <translation>此处无法检验风险比是否随时间恒定。</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>Whether the log holds {term}, grade {grade} by {analyte} {value} {unit}, cannot be determined: {missing}</source>
        <translation>无法判定记录中是否已有{term}（{analyte} {value} {unit}，{grade}级）：{missing}</translation>
    </message>
    <message>
        <location filename="../../models/response/normalisation.py"/>
        <source>Whether {name} {value} {unit} on {on} is within the laboratory's range is not known</source>
        <translation>{on} 的 {name} {value} {unit} 是否在实验室参考范围内不明</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>Whole cohort</source>
        <translation>整个队列</translation>
    </message>
    <message>
        <location filename="../../ui/cohort/preview.py"/>
        <source>Widen the filter.</source>
        <translation>请放宽筛选条件。</translation>
    </message>
    <message>
        <location filename="../../models/flags/assessment.py"/>
        <location filename="../../models/flags/medicine.py"/>
        <source>Window: day {first} to day {last}</source>
        <translation>窗口：第 {first} 天至第 {last} 天</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>a NUL character stands in it</source>
        <translation>其中有一个 NUL 字符</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a PDF, not a table</source>
        <translation>是 PDF，不是表格</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>a bare number, not a date: {text}</source>
        <translation>只是一个数字，不是日期：{text}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>a cell stands here under no header</source>
        <translation>此单元格上方没有表头</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>a change of dose is needed</source>
        <translation>请选择剂量调整</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>a change of dose needs its day</source>
        <translation>剂量调整需要具体日期</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>a change of dose needs its reason</source>
        <translation>更改剂量需要填写原因</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a comment stands beside the number</source>
        <translation>数字旁边有备注</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a concentration, not a dipstick</source>
        <translation>是浓度，不是试纸结果</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>a corrected result stands in line {line}</source>
        <translation>更正后的结果在第 {line} 行</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>a curve needs at least two points, each with a time and a survival</source>
        <translation>曲线至少需要两个点，每个点都有时间和生存率</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a database, not a table</source>
        <translation>是数据库，不是表格</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>a date or a yes stands here; a number is expected</source>
        <translation>此处是日期或是/否；应填数字</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>a date or a yes stands here; a result is expected, format the cell as text and write it again</source>
        <translation>此处是日期或是/否；应填检验结果，请将单元格设为文本格式后重新填写</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>a date stands here; a text is expected, format the cell as text and write it again</source>
        <translation>此处是日期；应填文本，请将单元格设为文本格式后重新填写</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>a date, not a result</source>
        <translation>是日期，不是结果</translation>
    </message>
    <message>
        <location filename="../../models/plan/given.py"/>
        <source>a day is known only in part: {on}</source>
        <translation>日期仅部分已知：{on}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a decimal comma in a file with decimal points</source>
        <translation>文件用小数点，此处却用了小数逗号</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a decimal point in a file with decimal commas</source>
        <translation>文件用小数逗号，此处却用了小数点</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a dipstick has no result {grade}+</source>
        <translation>试纸没有 {grade}+ 这一结果</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>a dose needs its unit</source>
        <translation>剂量需要单位</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <location filename="../../storage/files/workbookcells.py"/>
        <source>a formula stands here whose result was never saved; open the workbook in Excel and save it</source>
        <translation>此处公式的结果从未保存；请在 Excel 中打开该工作簿并保存</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>a formula without a stored value</source>
        <translation>公式没有保存计算结果</translation>
    </message>
    <message>
        <location filename="../../models/forms/event.py"/>
        <source>a grade is needed</source>
        <translation>需要填写分级</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>a kind is needed</source>
        <translation>需要选择类别</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>a lesion has a diameter or parts and not both</source>
        <translation>病灶或有直径，或有各部分，不能两者都有</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>a lesion is a target from 10 mm on; smaller it is non-target (R-1.2)</source>
        <translation>病灶达到 10 mm 方可作为靶病灶；小于此为非靶病灶（R-1.2）</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>a lesion is measured or {state} and not both</source>
        <translation>病灶或有测量值，或为{state}，不能两者都有</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>a lesion needs its organ</source>
        <translation>须填写病灶所在器官</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>a lesion that is {state} has no viable diameter</source>
        <translation>{state}的病灶没有活性肿瘤直径</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a letter O stands for a zero</source>
        <translation>用字母 O 代替了数字 0</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a letter l stands for a one</source>
        <translation>用字母 l 代替了数字 1</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>a lymph node is a target from 15 mm of its short axis on; from 10 mm it is non-target (R-1.2)</source>
        <translation>淋巴结短径达到 15 mm 方可作为靶病灶；达到 10 mm 为非靶病灶（R-1.2）</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>a message of the kind {kind} brings no results</source>
        <translation>{kind} 类消息不含检验结果</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a misplaced thousands mark</source>
        <translation>千位分隔符位置不对</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>a new lesion needs its diameter</source>
        <translation>新病灶缺直径</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>a non-target lesion is noted by its status and not measured</source>
        <translation>非靶病灶记录状态，不测量</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>a non-target lesion needs its status</source>
        <translation>须填写非靶病灶的状态</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>a number of more than 15 digits loses its last ones in a spreadsheet; write it as text</source>
        <translation>超过 15 位的数字在电子表格中会丢失末尾数位；请以文本填写</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a packed file (7z); unpack it first</source>
        <translation>是压缩文件（7z），请先解压</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a packed file (RAR); unpack it first</source>
        <translation>是压缩文件（RAR），请先解压</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a packed file (gzip); unpack it first</source>
        <translation>是压缩文件（gzip），请先解压</translation>
    </message>
    <message>
        <location filename="../../storage/files/htmltable.py"/>
        <source>a page of HTML without a table</source>
        <translation>是没有表格的 HTML 网页</translation>
    </message>
    <message>
        <location filename="../../storage/files/htmltable.py"/>
        <source>a page of more than {most} cells is not read</source>
        <translation>超过 {most} 个单元格的网页不予读取</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a picture, not a table</source>
        <translation>是图片，不是表格</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <source>a protocol is needed</source>
        <translation>需要选择方案</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a quote is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>a range has a lower or an upper limit</source>
        <translation>参考范围应有下限或上限</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>a range, not a number</source>
        <translation>是范围，不是数字</translation>
    </message>
    <message>
        <location filename="../../models/forms/visit.py"/>
        <source>a read of {on} by this reader is already recorded</source>
        <translation>该阅片者 {on} 的阅片已有记录</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>a read on or before the start of treatment, {start}, is a baseline: target or non-target (R-1.1)</source>
        <translation>治疗开始日（{start}）当天或之前的阅片为基线：病灶只能是靶病灶或非靶病灶（R-1.1）</translation>
    </message>
    <message>
        <location filename="../../models/record/protocol.py"/>
        <source>a reader's name is expected</source>
        <translation>应为阅片者姓名</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>a row of units</source>
        <translation>单位行</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>a second identifier is missing</source>
        <translation>缺少第二个身份标识</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>a sheet has no such row; its last one is 1,048,576</source>
        <translation>工作表没有这一行；最后一行为 1,048,576</translation>
    </message>
    <message>
        <location filename="../../storage/keys/recoverycode.py"/>
        <source>a sign is wrong, or two changed places</source>
        <translation>有一个字符错误，或两个字符互换</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>a sign stands beside the number in a cell of its own</source>
        <translation>数字旁边另有一格写着大于或小于号</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>a span of time, not a moment</source>
        <translation>是一段时间，不是某一时刻</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <source>a study code is needed</source>
        <translation>需要研究编号</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>a target is measured when it is chosen (R-1.2)</source>
        <translation>选定靶病灶时必须测量（R-1.2）</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>a target lesion is noted by diameters or a state and has no status</source>
        <translation>靶病灶记录直径或状态（state），没有 status</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>a target lesion needs its diameter</source>
        <translation>须填写靶病灶的直径</translation>
    </message>
    <message>
        <location filename="../../models/forms/event.py"/>
        <source>a term is needed</source>
        <translation>需要填写术语</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>a text in it is longer than a cell can be</source>
        <translation>其中一段文本超过了单元格可容纳的长度</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>a text of more than {most} characters stands in the row</source>
        <translation>该行中有超过 {most} 个字符的文本</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a text with formats (RTF), not a table</source>
        <translation>是带格式的文本（RTF），不是表格</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>a text, not a quantity</source>
        <translation>是文字，不是数量</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>a time of day stands here beside the date; write the date alone</source>
        <translation>此处日期还带有时间；请只写日期</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>a time or a survival is missing</source>
        <translation>缺少时间或生存率</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>a titre, not a number</source>
        <translation>是滴度，不是数字</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>a total of events can only be given for a curve without groups</source>
        <translation>只有不分组的曲线才能给出事件总数</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>a value of a kind that is not read</source>
        <translation>这类值不予读取</translation>
    </message>
    <message>
        <location filename="../../models/forms/visit.py"/>
        <source>a visit of {on} is already recorded</source>
        <translation>{on} 的访视已有记录</translation>
    </message>
    <message>
        <location filename="../../models/forms/planned_visit.py"/>
        <source>a visit that is skipped needs a reason</source>
        <translation>跳过访视须填写原因</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>a web page in one file (MHTML); open it in Excel and save it as .xlsx</source>
        <translation>是单文件网页（MHTML），请用 Excel 打开并另存为 .xlsx</translation>
    </message>
    <message>
        <location filename="../../models/plan/dose_today.py"/>
        <source>a weight of the last {days} days</source>
        <translation>最近 {days} 天内的体重</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <location filename="../../models/record/protocol.py"/>
        <source>a whole number from {least} to {most} is expected</source>
        <translation>应为 {least} 至 {most} 的整数</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>a year in two digits</source>
        <translation>年份只有两位数</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>a year of an era calendar</source>
        <translation>是年号纪年</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>above {low}</source>
        <translation>高于 {low}</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>absent</source>
        <translation>消失</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>accepted: {accepted} {unit}</source>
        <translation>可接受：{accepted} {unit}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>action</source>
        <translation>处理</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>adjudicate between readers</source>
        <translation>在阅片者间裁定</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>aetiology</source>
        <translation>病因</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>aetiology not recorded</source>
        <translation>病因未记录</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>aetiology {names}</source>
        <translation>病因 {names}</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>age ± 10 years</source>
        <translation>年龄 ± 10 岁</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>agent</source>
        <translation>药物或方法</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver.py"/>
        <location filename="../../models/record/analytes.py"/>
        <source>albumin</source>
        <translation>白蛋白</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>alive</source>
        <translation>存活</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>alive {on}</source>
        <translation>{on} 存活</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>all groups together have more than {most} patients</source>
        <translation>各组患者合计超过 {most} 例</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>all {count} events are at time {time}: this is a date of analysis and not a time of events</source>
        <translation>全部 {count} 个事件都在时间 {time}：这是分析截止日，而不是事件时间</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>all {count} patients are censored; a curve needs an event</source>
        <translation>全部 {count} 例患者均为删失；曲线需要至少一个事件</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>already recorded</source>
        <translation>已有记录</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>an XML file, not a table; open it in Excel and save it as .xlsx</source>
        <translation>是 XML 文件，不是表格，请用 Excel 打开并另存为 .xlsx</translation>
    </message>
    <message>
        <location filename="../../models/forms/adjudication.py"/>
        <source>an adjudication needs its reason</source>
        <translation>裁定需要原因</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>an agent or a procedure is needed</source>
        <translation>需要填写药物或操作</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>an error of the spreadsheet, not a result</source>
        <translation>是电子表格的错误值，不是结果</translation>
    </message>
    <message>
        <location filename="../../models/forms/event.py"/>
        <source>an event that has ended has begun: when?</source>
        <translation>已缓解的事件须有发生日期</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>an omitted dose needs its reason</source>
        <translation>未给药需注明原因</translation>
    </message>
    <message>
        <location filename="../../storage/keys/instance.py"/>
        <source>another program</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>another result of this day stands in line {lines}</source>
        <translation>同一天的另一结果在第 {lines} 行</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>anticoagulated</source>
        <translation>抗凝治疗</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <source>antiviral treatment</source>
        <translation>抗病毒治疗</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>as the source states it</source>
        <translation>来源所述</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/flags/assessment.py"/>
        <location filename="../../models/flags/patterns.py"/>
        <location filename="../../models/liver/liver.py"/>
        <location filename="../../models/liver/liver_why.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>ascites</source>
        <translation>腹水</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>at least one assessment</source>
        <translation>至少一次评估</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <source>baseline profile</source>
        <translation>基线资料</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>baseline profile and new lesions</source>
        <translation>基线资料及新病灶</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>below {high}</source>
        <translation>低于 {high}</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <source>best confirmed {response}</source>
        <translation>最佳已确认 {response}</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>best response not evaluable</source>
        <translation>最佳疗效不可评价</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>best response {response}</source>
        <translation>最佳疗效 {response}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>between negative and 1+</source>
        <translation>介于阴性与 1+ 之间</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>between-reader variation of a sum of diameters, ±19 %</source>
        <translation>阅片者之间直径总和的变异，±19 %</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>beyond any {analyte} measured in a person</source>
        <translation>超出人体可能测得的{analyte}</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver.py"/>
        <location filename="../../models/record/analytes.py"/>
        <source>bilirubin</source>
        <translation>总胆红素</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>birth</source>
        <translation>出生</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>born</source>
        <translation>出生</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by AFP at baseline</source>
        <translation>按基线 AFP</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by AFP fall at 6 weeks</source>
        <translation>按 6 周 AFP 下降</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by AFP or PIVKA-II fall at 6 weeks</source>
        <translation>按 6 周 AFP 或 PIVKA-II 下降</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by ALBI grade at baseline</source>
        <translation>按基线 ALBI 分级</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by BCLC stage at baseline</source>
        <translation>按基线 BCLC 分期</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by Child-Pugh class at baseline</source>
        <translation>按基线 Child-Pugh 分级</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by PIVKA-II fall at 6 weeks</source>
        <translation>按 6 周 PIVKA-II 下降</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by aetiology</source>
        <translation>按病因</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by best response, RECIST 1.1</source>
        <translation>按最佳疗效（RECIST 1.1）</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by best response, mRECIST</source>
        <translation>按最佳疗效（mRECIST）</translation>
    </message>
    <message>
        <location filename="../../models/figures/imported_figure.py"/>
        <source>by column {name}</source>
        <translation>按“{name}”列</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by metastasis at baseline</source>
        <translation>按基线转移情况</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by portal vein invasion at baseline</source>
        <translation>按基线门静脉侵犯</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by the groups of the file</source>
        <translation>按文件中的分组</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>by treatment before</source>
        <translation>按既往治疗</translation>
    </message>
    <message>
        <location filename="../../models/forms/adjudication.py"/>
        <source>by which criterion?</source>
        <translation>按哪种标准？</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/markers/words.py"/>
        <location filename="../../models/quantities.py"/>
        <location filename="../../models/safety/toxicity_why.py"/>
        <location filename="../../models/tables/markers.py"/>
        <source>cannot be determined</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <location filename="../../models/plan/dose_today.py"/>
        <source>cannot be determined, the weight of the baseline profile has no date</source>
        <translation>无法判定，基线资料中的体重没有日期</translation>
    </message>
    <message>
        <location filename="../../models/plan/dose_today.py"/>
        <source>cannot be determined, weight of {on}</source>
        <translation>无法判定，体重测于 {on}</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>cannot be determined: died on a day that is not recorded</source>
        <translation>无法判定：已死亡，但未记录死亡日期</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>cannot be determined: of the day of the death only {known} is known</source>
        <translation>无法判定：死亡日期仅知 {known}</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>cannot be determined: treatment has not started</source>
        <translation>无法判定：尚未开始治疗</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>cause of death</source>
        <translation>死亡原因</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>causes of the liver disease</source>
        <translation>肝病病因</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>censored</source>
        <translation>删失</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>censored by day {day}</source>
        <translation>第 {day} 天前删失</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>certainty</source>
        <translation>确定程度</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>change ranges and templates</source>
        <translation>更改参考范围和模板</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>changed by an unknown share of zero</source>
        <translation>由零变化，比例无法计算</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>changed by {low} % or more</source>
        <translation>变化 {low} % 或更高</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>changed by {low} to {high} %</source>
        <translation>变化 {low} 至 {high} %</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>cirrhosis</source>
        <translation>肝硬化</translation>
    </message>
    <message>
        <location filename="../../models/record/kept.py"/>
        <source>clinic</source>
        <translation>门诊</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>column {column} is spelt {right}</source>
        <translation>列 {column} 的写法是 {right}</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <location filename="../../storage/files/followup.py"/>
        <source>column {column} was chosen twice</source>
        <translation>列 {column} 被选了两次</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>column {number} has no name in the header</source>
        <translation>第 {number} 列在表头中没有名称</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <location filename="../../storage/files/tablefile.py"/>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>comorbidities</source>
        <translation>合并症</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>computed by a formula</source>
        <translation>由公式算得</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <source>confirmed, {least} days needed</source>
        <translation>已确认，至少需 {least} 天</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>correct what was saved</source>
        <translation>更正已保存的内容</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>creatinine</source>
        <translation>肌酐</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>criterion</source>
        <translation>标准</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <location filename="../../models/flags/medicine.py"/>
        <location filename="../../models/flags/patterns.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/markers/words.py"/>
        <location filename="../../models/plan/doses.py"/>
        <location filename="../../models/response/response_why.py"/>
        <location filename="../../models/response/thrombus.py"/>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>criterion met</source>
        <translation>达到标准</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/markers/words.py"/>
        <location filename="../../models/plan/doses.py"/>
        <location filename="../../models/response/response_why.py"/>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>criterion not met</source>
        <translation>未达到标准</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>critical above</source>
        <translation>危急值上限</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>critical below</source>
        <translation>危急值下限</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>cytology positive</source>
        <translation>细胞学阳性</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/til-anti-pd-1.json"/>
        <source>daily, after the infusion</source>
        <translation>回输后每日</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>data cut {on}</source>
        <translation>数据截止 {on}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>date of death</source>
        <translation>死亡日期</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>date of diagnosis</source>
        <translation>诊断日期</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>day first</source>
        <translation>日在前</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <location filename="../../models/cohort/imported.py"/>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>days of culture</source>
        <translation>培养天数</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <location filename="../../models/record/impossible.py"/>
        <source>death</source>
        <translation>死亡</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>death {on}</source>
        <translation>死亡 {on}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>decided by</source>
        <translation>裁定者</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>decided on</source>
        <translation>裁定时间</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>delete the stored value: never done by a file</source>
        <translation>要求删除已存的值：文件不能删除</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>deleted by the laboratory</source>
        <translation>已被检验科删除</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>derived from</source>
        <translation>得自</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>diameter, mm</source>
        <translation>直径（mm）</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>diastolic pressure, mmHg</source>
        <translation>舒张压（mmHg）</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>did not change</source>
        <translation>无变化</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>died by day {day}</source>
        <translation>第 {day} 天前死亡</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>differentiation</source>
        <translation>分化程度</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>dose of {agent} is in {unit}, another unit than the planned one</source>
        <translation>{agent} 的剂量单位为 {unit}，与计划不同</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>dose of {agent} is not recorded</source>
        <translation>{agent} 的剂量未记录</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>dose of {agent} needs a weight to be checked</source>
        <translation>核对 {agent} 的剂量缺体重</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>dose of {agent} needs the weight of its day, which is known only in part: {on}</source>
        <translation>{agent}的剂量需按当日体重核对，而日期仅部分已知：{on}</translation>
    </message>
    <message>
        <location filename="../../models/plan/given.py"/>
        <source>doses in different units: {units}</source>
        <translation>剂量单位不同：{units}</translation>
    </message>
    <message>
        <location filename="../../models/course/sum_growth.py"/>
        <source>doubling time {days} d</source>
        <translation>倍增时间 {days} 天</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>earlier treatments</source>
        <translation>既往治疗</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>either</source>
        <translation>任一</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/flags/assessment.py"/>
        <location filename="../../models/liver/liver.py"/>
        <location filename="../../models/liver/liver_why.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>encephalopathy</source>
        <translation>肝性脑病</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>end of follow-up not recorded</source>
        <translation>随访终点未记录</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>enter adverse events</source>
        <translation>录入不良事件</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>enter lesions and their measurements</source>
        <translation>录入病灶及其测量值</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>enter treatments</source>
        <translation>录入治疗</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>enter visits and results</source>
        <translation>录入访视和结果</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>entered in error</source>
        <translation>录入有误</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>entered last</source>
        <translation>最后录入</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <location filename="../../models/response/response_why.py"/>
        <source>equivocal</source>
        <translation>不明确</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>event by day {day}</source>
        <translation>第 {day} 天前发生事件</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/til-anti-pd-1.json"/>
        <source>every 21 days</source>
        <translation>每 21 天</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>every 3 weeks</source>
        <translation>每 3 周</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>every page of the file: its authentication and the structure of the tables</source>
        <translation>文件的每一页：页面认证与表结构</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>every row against the last entry of the journal about it</source>
        <translation>每一行与日志中其最后条目的核对</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>export identified data</source>
        <translation>导出含身份信息的数据</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>extrahepatic spread ({sites})</source>
        <translation>肝外转移（{sites}）</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>fell by {least} % or more</source>
        <translation>下降 {least} % 或更多</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>fell by {percent} %</source>
        <translation>下降 {percent} %</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>fewer fields than the header</source>
        <translation>字段少于表头</translation>
    </message>
    <message>
        <location filename="../../models/statistics/comparison.py"/>
        <source>fewer than 10 patients in the compared groups together ({n}): no p, no hazard ratio</source>
        <translation>所比较各组合计不足 10 名患者（{n}）：不给出 p 值和风险比</translation>
    </message>
    <message>
        <location filename="../../models/statistics/comparison.py"/>
        <source>fewer than 3 patients in one of the compared groups ({n}): no p, no hazard ratio</source>
        <translation>所比较的某一组不足 3 例患者（{n}）：不给出 p 值和风险比</translation>
    </message>
    <message>
        <location filename="../../models/statistics/comparison.py"/>
        <source>fewer than 5 events in the compared groups together ({n}): no p, no hazard ratio</source>
        <translation>所比较各组合计不足 5 例事件（{n}）：不给出 p 值和风险比</translation>
    </message>
    <message>
        <location filename="../../models/statistics/survival_study.py"/>
        <source>fewer than 50 patients or 20 events: log-rank p by permutation {p} ({count} permutations)</source>
        <translation>患者不足 50 名或事件不足 20 例：log-rank 置换检验 p 值 {p}（{count} 次置换）</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>fewer than two groups to compare</source>
        <translation>可比较的组不足两个</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>file, line and as written there</source>
        <translation>文件、行号及原文</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/til-anti-pd-1.json"/>
        <source>first day of lymphodepletion</source>
        <translation>清淋预处理首日</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>first {agent} {days} days after the end of {follows} (planned: {least} to {most})</source>
        <translation>首次 {agent} 在 {follows} 结束后 {days} 天（计划：{least} 至 {most} 天）</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>flow restored</source>
        <translation>血流恢复</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>followed</source>
        <translation>随访观察</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>fractions</source>
        <translation>分次</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>from {first}</source>
        <translation>{first} 起</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>full-width comma</source>
        <translation>全角逗号</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>full-width semicolon</source>
        <translation>全角分号</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>glucose</source>
        <translation>血糖</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>grade</source>
        <translation>分级</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>grade 1-2</source>
        <translation>1–2 级</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>grade 3-4</source>
        <translation>3–4 级</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <location filename="../../models/flags/events.py"/>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>grades, each from its day</source>
        <translation>各日起的分级</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <location filename="../../models/figures/imported_figure.py"/>
        <source>group not recorded</source>
        <translation>分组未记录</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>group {group} was named twice</source>
        <translation>组别 {group} 写了两次</translation>
    </message>
    <message>
        <location filename="../../models/statistics/survival_study.py"/>
        <source>group {group}: fewer than 5 patients have a time above {time} ({n}), so nothing is estimated</source>
        <translation>{group} 组：时间大于 {time} 的患者不足 5 例（{n}），因此不作估计</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>guards of the journal</source>
        <translation>日志的保护触发器</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>haemoglobin</source>
        <translation>血红蛋白</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>height, cm</source>
        <translation>身高（cm）</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/record/impossible.py"/>
        <source>hepatic vein</source>
        <translation>肝静脉</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>hepatic vein invasion ({vein})</source>
        <translation>肝静脉侵犯（{vein}）</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>higher</source>
        <translation>升高</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/laboratory/identity.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>hospital number</source>
        <translation>住院号</translation>
    </message>
    <message>
        <location filename="../../models/flags/assessment.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/record/impossible.py"/>
        <source>imaging</source>
        <translation>影像检查</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>immune-related</source>
        <translation>免疫相关</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>import cases</source>
        <translation>导入病例</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>import results of a laboratory</source>
        <translation>导入检验结果</translation>
    </message>
    <message>
        <location filename="../../models/figures/imported_figure.py"/>
        <source>imported {on}</source>
        <translation>{on} 导入</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>impression</source>
        <translation>评估印象</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>in 1 day</source>
        <translation>1 天后</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>in slices of {slice} mm a lesion is a target from {n} mm on (R-1.2)</source>
        <translation>层厚 {slice} mm 时，病灶达到 {n} mm 方可作为靶病灶（R-1.2）</translation>
    </message>
    <message>
        <location filename="../../models/figures/imported_figure.py"/>
        <source>in smaller groups: the {n} largest are drawn</source>
        <translation>属于较小的组：仅绘制最大的 {n} 组</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>in the radiation field</source>
        <translation>位于放射野内</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>in {days} days</source>
        <translation>{days} 天后</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>inputs</source>
        <translation>依据数据</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <source>irradiated before</source>
        <translation>曾受照射</translation>
    </message>
    <message>
        <location filename="../../models/forms/planned_visit.py"/>
        <source>is it moved or skipped?</source>
        <translation>改期还是跳过？</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>it carries an extension that changes its meaning, which is not read</source>
        <translation>带有改变其含义的扩展，不予读取</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>it declares entities, which no workbook needs</source>
        <translation>其中声明了实体，而工作簿并不需要实体</translation>
    </message>
    <message>
        <location filename="../../models/record/story.py"/>
        <source>it has ended on {on}</source>
        <translation>已于 {on} 结束</translation>
    </message>
    <message>
        <location filename="../../models/record/story.py"/>
        <source>it has grade {grade} already</source>
        <translation>已经是 {grade} 级</translation>
    </message>
    <message>
        <location filename="../../storage/keys/recoverycode.py"/>
        <source>it has {count} signs without the hyphens, and {expected} are expected</source>
        <translation>不计连字符有 {count} 个字符，需 {expected} 个</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>it has {count} signs; at most {n} are kept</source>
        <translation>共 {count} 个字符；最多保存 {n} 个</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>it holds a line break; a text of one line is kept</source>
        <translation>其中有换行；此处只保留一行文字</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>it holds a sign that cannot be seen, {sign}; type it anew</source>
        <translation>其中含有不可见字符 {sign}；请重新输入</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>it holds no number</source>
        <translation>其中没有数字</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>it holds several curves, {names}: say which</source>
        <translation>其中有多条曲线（{names}）：请指明哪一条</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/reading.py"/>
        <source>it holds signs that are not text in {encoding}</source>
        <translation>其中有些字符不是 {encoding} 文本</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>it is not JSON ({reason})</source>
        <translation>不是 JSON（{reason}）</translation>
    </message>
    <message>
        <location filename="../../models/forms/planned_visit.py"/>
        <source>it is planned for {on} already</source>
        <translation>该访视已计划在 {on}</translation>
    </message>
    <message>
        <location filename="../../models/forms/visit.py"/>
        <source>it is said that there is no new lesion, and a new lesion is entered</source>
        <translation>已注明无新病灶，却录入了新病灶</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>it may be grade {lowest} to {highest}</source>
        <translation>可能为 {lowest} 至 {highest} 级</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>it unpacks to {size} MB</source>
        <translation>解压后达 {size} MB</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>it unpacks to {times} times its size</source>
        <translation>解压后为原大小的 {times} 倍</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>it was read on {on}, and was removed by {gone} (R-1.6a)</source>
        <translation>{on} 有阅片数值，但在 {gone} 前已切除（R-1.6a）</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>its codes are of two tests</source>
        <translation>其代码分属两个检验项目</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>its groups are {groups}; those of {file} are {others}</source>
        <translation>其分组为 {groups}；{file} 的分组为 {others}</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>its name says {unit}, but {chosen} was chosen</source>
        <translation>其名称表明单位为{unit}，但所选为{chosen}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>its start</source>
        <translation>其开始日期</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>its value would not be kept exactly as it was read</source>
        <translation>其数值无法按读取的原样保存</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/loading.py"/>
        <source>laboratory {laboratory} has another range of {analyte} valid from {on} in this clinic</source>
        <translation>科室中检验室 {laboratory} 已有自 {on} 起生效的另一 {analyte} 参考范围</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>large</source>
        <translation>重度</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <source>largest tumour</source>
        <translation>最大肿瘤</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>largest tumour, mm</source>
        <translation>最大肿瘤（mm）</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/record/impossible.py"/>
        <source>last contact</source>
        <translation>末次随访</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>last contact {on}</source>
        <translation>末次随访 {on}</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>last evaluable imaging {on}</source>
        <translation>末次可评价影像 {on}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>later time of day</source>
        <translation>当日较晚时间</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>lenvatinib day 1</source>
        <translation>仑伐替尼首日</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>lesion choice</source>
        <translation>靶病灶选择</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>lesion {number}</source>
        <translation>病灶 {number}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>lesion {number} has its row at this read already, in {cell}</source>
        <translation>病灶 {number} 在本次阅片已有一行，见 {cell}</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>lesions are merged into one another; one of them has a diameter (R-1.6)</source>
        <translation>病灶互相融合；其中一个应有直径（R-1.6）</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>line {line} is not JSON ({reason})</source>
        <translation>第 {line} 行不是 JSON（{reason}）</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>line {line}: {said}</source>
        <translation>第 {line} 行：{said}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>linked to treatments</source>
        <translation>关联的治疗</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>links between the rows</source>
        <translation>各行之间的关联</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>liver involved, %</source>
        <translation>肝脏受累（%）</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>load patients from a workbook</source>
        <translation>从工作簿载入患者</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>local</source>
        <translation>局部</translation>
    </message>
    <message>
        <location filename="../../models/cohort/covariates.py"/>
        <source>local treatment before, no systemic one</source>
        <translation>既往仅局部治疗，无全身治疗</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>lock data</source>
        <translation>锁定数据</translation>
    </message>
    <message>
        <location filename="../../models/statistics/survival.py"/>
        <source>log</source>
        <translation>对数变换</translation>
    </message>
    <message>
        <location filename="../../models/statistics/survival.py"/>
        <source>log-log</source>
        <translation>log-log 变换</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>lower</source>
        <translation>降低</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>lower limit of the laboratory's range</source>
        <translation>实验室参考范围下限</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>lymph node</source>
        <translation>淋巴结</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <location filename="../../storage/files/caserules.py"/>
        <source>lymph nodes, which count as one organ</source>
        <translation>淋巴结（视为一个器官）</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>lymphocytes</source>
        <translation>淋巴细胞</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/til-anti-pd-1.json"/>
        <source>lymphodepletion, before the infusion</source>
        <translation>清淋预处理，回输前</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>mRECIST not assessable: no enhancing target at baseline; RECIST 1.1 is used</source>
        <translation>mRECIST 无法评估：基线无强化的靶病灶；采用 RECIST 1.1</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>mRECIST, confirmed</source>
        <translation>mRECIST，已确认</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>make backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>manage users</source>
        <translation>管理用户</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/mapping.py"/>
        <source>mapping.columns.{key}: no column can be this</source>
        <translation>mapping.columns.{key}：没有这种列</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>mark flags as reviewed</source>
        <translation>将提示标记为已复核</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>measured part of the target sum {now} mm, nadir {nadir} mm</source>
        <translation>靶病灶总和的已测量部分 {now} mm，最低值 {nadir} mm</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>merged</source>
        <translation>融合</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>merged into</source>
        <translation>融合至</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/quantities.py"/>
        <source>met</source>
        <translation>达到标准</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>metastasis</source>
        <translation>转移情况</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>metastasis at baseline not recorded</source>
        <translation>基线转移情况未记录</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>modality</source>
        <translation>检查方式</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>moderate</source>
        <translation>中度</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>month first</source>
        <translation>月在前</translation>
    </message>
    <message>
        <location filename="../../models/cohort/imported.py"/>
        <source>months</source>
        <translation>个月</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>more fields than the header</source>
        <translation>字段多于表头</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>more than one patient has this number</source>
        <translation>不止一位患者用此号码</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>moved from</source>
        <translation>原定日期</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>n = {n}, events = {events}</source>
        <translation>n = {n}，事件 = {events}</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/laboratory/identity.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>name that links hold on to</source>
        <translation>供引用的名称</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/liver/liver_why.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <source>needs: {item}</source>
        <translation>缺：{item}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <location filename="../../models/record/analytes.py"/>
        <source>negative</source>
        <translation>阴性</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>neither</source>
        <translation>均未达到</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>neither a number nor a name is printed</source>
        <translation>号码和姓名都没有</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>neutrophils</source>
        <translation>中性粒细胞</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>new lesion</source>
        <translation>新病灶</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>new lesion judged differently</source>
        <translation>新病灶判定不同</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>new lesion {numbers}</source>
        <translation>新病灶 {numbers}</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>new therapy</source>
        <translation>新治疗</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>new therapy {on}</source>
        <translation>新治疗 {on}</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>next therapy or death by day {day}</source>
        <translation>第 {day} 天前开始后续治疗或死亡</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/response/response_why.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>no antiviral treatment</source>
        <translation>未抗病毒治疗</translation>
    </message>
    <message>
        <location filename="../../ui/kit/marks.py"/>
        <source>no assessment</source>
        <translation>未评估</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <location filename="../../models/cohort/groupings.py"/>
        <source>no assessment after the baseline</source>
        <translation>基线后无评估</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>no assessment by day {day}</source>
        <translation>第 {day} 天前无评估</translation>
    </message>
    <message>
        <location filename="../../models/figures/pictures.py"/>
        <source>no baseline imaging</source>
        <translation>无基线影像</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>no baseline to be a multiple of</source>
        <translation>没有可作倍数比较的基线</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>no class</source>
        <translation>无分级</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>no column is a test that the mapping knows; the columns are {columns}</source>
        <translation>没有一列是对照表认识的检验项目；各列为 {columns}</translation>
    </message>
    <message>
        <location filename="../../models/figures/pictures.py"/>
        <source>no complete sum after the start of treatment</source>
        <translation>治疗开始后无完整总和</translation>
    </message>
    <message>
        <location filename="../../models/figures/pictures.py"/>
        <source>no complete sum at baseline</source>
        <translation>基线无完整总和</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>no confirmed response</source>
        <translation>无已确认的缓解</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>no date</source>
        <translation>没有日期</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>no day, only a month</source>
        <translation>只有月份，没有日</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>no diameter</source>
        <translation>无径线</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>no diastolic pressure recorded</source>
        <translation>未记录舒张压</translation>
    </message>
    <message>
        <location filename="../../models/plan/given.py"/>
        <source>no dose recorded for {on}</source>
        <translation>{on} 未记录剂量</translation>
    </message>
    <message>
        <location filename="../../ui/patient/events/story.py"/>
        <source>no dose was changed since the onset that it is not linked to</source>
        <translation>发生以来没有可关联的剂量调整</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>no earlier treatment</source>
        <translation>无既往治疗</translation>
    </message>
    <message>
        <location filename="../../models/figures/pictures.py"/>
        <source>no enhancing target lesion at baseline</source>
        <translation>基线无强化靶病灶</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>no evaluable imaging after the start</source>
        <translation>治疗开始后无可评价影像</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>no grade of a dipstick</source>
        <translation>没有试纸等级</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>no hepatitis B among the causes</source>
        <translation>病因中无乙型肝炎</translation>
    </message>
    <message>
        <location filename="../../models/figures/pictures.py"/>
        <source>no imaging after the start of treatment</source>
        <translation>治疗开始后无影像</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>no lesion</source>
        <translation>无病灶</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>no limit is known</source>
        <translation>无已知界值</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>no limit lies inside</source>
        <translation>区间内无界值</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>no limits recorded</source>
        <translation>未记录参考范围</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>no limits recorded of the baseline result</source>
        <translation>未记录基线结果的参考范围</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>no lower limit recorded</source>
        <translation>未记录参考范围下限</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>no new lesion</source>
        <translation>无新病灶</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>no patient and no test: a total</source>
        <translation>没有患者也没有项目：是合计行</translation>
    </message>
    <message>
        <location filename="../../models/plan/given.py"/>
        <source>no planned dose of {on}</source>
        <translation>{on} 无计划剂量</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>no reconstructed patients</source>
        <translation>不含重建的患者</translation>
    </message>
    <message>
        <location filename="../../storage/keys/recoverycode.py"/>
        <source>no recovery code has the sign {sign}</source>
        <translation>恢复码中不会有字符 {sign}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>no result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>no result of this workbook is of laboratory {laboratory} and {analyte}; enter this range in the program, at Laboratories and ranges</source>
        <translation>此工作簿中没有检验室 {laboratory} 的 {analyte} 结果；请在程序的“检验室与参考范围”中输入该范围</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>no row has a group</source>
        <translation>没有任何一行有分组</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>no row says {words}</source>
        <translation>没有任何一行为 {words}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>no sheet of this workbook holds a patient</source>
        <translation>此工作簿的各表中均无患者</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>no sites outside the liver</source>
        <translation>肝外无病灶</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>no such day</source>
        <translation>没有这一天</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>no such month</source>
        <translation>没有这个月份</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>no systolic pressure recorded</source>
        <translation>未记录收缩压</translation>
    </message>
    <message>
        <location filename="../../models/figures/pictures.py"/>
        <source>no target lesion at baseline</source>
        <translation>基线无靶病灶</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>no target of measurable size at baseline</source>
        <translation>基线无可测量大小的靶病灶</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>no test is named</source>
        <translation>没有项目名称</translation>
    </message>
    <message>
        <location filename="../../models/cohort/covariates.py"/>
        <source>no treatment before</source>
        <translation>既往未治疗</translation>
    </message>
    <message>
        <location filename="../../models/forms/adjudication.py"/>
        <source>no two readers are known to differ on {on}</source>
        <translation>{on} 没有已知的阅片者分歧</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/units.py"/>
        <source>no unit is printed; known of {analyte}: {units}</source>
        <translation>没有单位；{analyte}已知单位：{units}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/units.py"/>
        <source>no unit is printed; {units} are different series of {analyte}</source>
        <translation>没有单位；{units} 是{analyte}的不同系列</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>no upper limit recorded</source>
        <translation>未记录参考范围上限</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>no value can meet it</source>
        <translation>任何数值均无法达到</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>no value: {reason}</source>
        <translation>没有值：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/figures/waterfalls.py"/>
        <source>no {marker} at 6 weeks</source>
        <translation>6 周时无 {marker}</translation>
    </message>
    <message>
        <location filename="../../models/figures/waterfalls.py"/>
        <source>no {marker} at baseline</source>
        <translation>基线无 {marker}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>no {marker} in day {first}–{last}, and none at all after the baseline</source>
        <translation>第 {first}–{last} 天无 {marker}，基线之后亦无</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>no {marker} in day {first}–{last}; nearest is day {day} ({off})</source>
        <translation>第 {first}–{last} 天无 {marker}；最近为第 {day} 天（{off}）</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>no {marker} in {unit} in day {first}–{last}; day {day} is in {other}, a series never compared with it</source>
        <translation>第 {first}–{last} 天无以 {unit} 计的 {marker}；第 {day} 天的单位为 {other}，属不作比较的另一系列</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>no {marker} on or before the start of treatment</source>
        <translation>治疗开始当日及之前无 {marker}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>no {marker} recorded</source>
        <translation>未记录 {marker}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>nobody has this number and this name</source>
        <translation>没有同时符合此号码和姓名的人</translation>
    </message>
    <message>
        <location filename="../../models/statistics/survival_study.py"/>
        <source>nobody of group {group} is left after the landmark</source>
        <translation>界标日之后 {group} 组已无患者</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>nobody said whether "{value}" is an event, censored or left out</source>
        <translation>尚未说明“{value}”是事件、删失还是不纳入</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>nobody: the subject is not in the file</source>
        <translation>无此人：文件中没有这位受检者</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>non-target</source>
        <translation>非靶病灶</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>non-target lesions judged differently</source>
        <translation>非靶病灶判定不同</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>non-target {numbers} back after complete response</source>
        <translation>非靶病灶 {numbers} 在完全缓解后再现</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/record/vocabulary.py"/>
        <location filename="../../models/response/response_why.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>nonprogressing</source>
        <translation>无进展</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>nonviable</source>
        <translation>无活性</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>not a date</source>
        <translation>不是日期</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>not a final result</source>
        <translation>不是最终结果</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>not a reconstructed patient</source>
        <translation>非重建的患者</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>not a row of the table</source>
        <translation>不是表格中的一行</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>not a time of day</source>
        <translation>不是一天中的时刻</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <location filename="../../models/quantities.py"/>
        <location filename="../../ui/kit/marks.py"/>
        <source>not assessable</source>
        <translation>无法评估</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>not by class: none is higher</source>
        <translation>分级无更高者</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>not decided</source>
        <translation>未确定</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>not enhancing</source>
        <translation>无强化</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <location filename="../../ui/words/survival.py"/>
        <source>not estimable</source>
        <translation>无法估计</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <location filename="../../models/response/thrombus.py"/>
        <location filename="../../ui/kit/marks.py"/>
        <source>not evaluable</source>
        <translation>不可评价</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>not from the source</source>
        <translation>非来源数据</translation>
    </message>
    <message>
        <location filename="../../models/cohort/members.py"/>
        <source>not grouped</source>
        <translation>不分组</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/quantities.py"/>
        <source>not met</source>
        <translation>未达到标准</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>not obtainable</source>
        <translation>无法得到结果</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>not read</source>
        <translation>未阅片</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>not read by reader {reader}</source>
        <translation>阅片者 {reader} 未阅片</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/record/story.py"/>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../models/record/kept.py"/>
        <source>not related</source>
        <translation>无关</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>nothing in the file decides what is the decimal mark</source>
        <translation>文件中无从判断小数点是哪一个符号</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>nothing in the file decides whether the day or the month stands first</source>
        <translation>文件中无从判断日与月谁在前</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>nothing noted</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>nothing stands here, and it is needed</source>
        <translation>此处为空，而此项必填</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookcells.py"/>
        <source>nothing that can be read stands here</source>
        <translation>此处没有可读取的内容</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/reading.py"/>
        <source>nothing to import</source>
        <translation>没有可导入的内容</translation>
    </message>
    <message>
        <location filename="../../models/response/thrombus.py"/>
        <source>nothing to judge</source>
        <translation>无可评估</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>nothing to report</source>
        <translation>无不良事件</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>null</source>
        <translation>空</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../ui/imports/waiting.py"/>
        <source>number and name agree by now</source>
        <translation>住院号和姓名现已一致</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>number and name match, the birth date does not</source>
        <translation>号码和姓名相符，出生日期不符</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>number of cells</source>
        <translation>细胞数</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>number of tumours</source>
        <translation>肿瘤数目</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <location filename="../../models/flags/response.py"/>
        <source>older than the protocol allows</source>
        <translation>早于方案允许</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>omitted</source>
        <translation>未给药</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/til-anti-pd-1.json"/>
        <source>once</source>
        <translation>单次</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>one row of the file can only be day first, another only month first</source>
        <translation>文件中有的行只能是日在前，有的行只能是月在前</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>only a merged lesion is measured with another</source>
        <translation>只有融合的病灶才与另一病灶一起测量</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>only reconstructed patients</source>
        <translation>仅重建的患者</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>organ</source>
        <translation>器官</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>other {covariate}</source>
        <translation>{covariate}不同</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>outcome</source>
        <translation>结局</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>overall response</source>
        <translation>总疗效</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>overall {response}</source>
        <translation>总疗效 {response}</translation>
    </message>
    <message>
        <location filename="../../models/tables/table.py"/>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>p: Mann-Whitney for age; Fisher's exact test where an expected count is below 5, else chi-squared (2 × 2 with continuity correction). Who is not recorded is left out. No correction for many tests.</source>
        <translation>p 值：年龄用 Mann-Whitney 检验；期望频数低于 5 时用 Fisher 精确检验，否则用卡方检验（2 × 2 表作连续性校正）。未记录者不计入检验。未作多重检验校正。</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>parts, mm</source>
        <translation>各部分（mm）</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>passed by {mm} mm</source>
        <translation>已超过 {mm} mm</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>performance status {ecog}</source>
        <translation>体能状态 {ecog}</translation>
    </message>
    <message>
        <location filename="../../models/statistics/survival.py"/>
        <source>plain</source>
        <translation>未变换</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>plan</source>
        <translation>处理计划</translation>
    </message>
    <message>
        <location filename="../../resources/protocols/cadonilimab-lenvatinib-sbrt.json"/>
        <source>planned 14 days after lenvatinib day 1</source>
        <translation>计划在仑伐替尼首日后 14 天</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>planned dose</source>
        <translation>计划剂量</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>planned for</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>platelets</source>
        <translation>血小板</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>point</source>
        <translation>句点</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <location filename="../../models/flags/reads.py"/>
        <location filename="../../models/flags/response.py"/>
        <source>portal flow restored</source>
        <translation>门静脉血流恢复</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>portal vein invasion ({vp})</source>
        <translation>门静脉侵犯（{vp}）</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>potassium</source>
        <translation>钾</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>preliminary ({status})</source>
        <translation>初步结果（{status}）</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>preliminary; a corrected result stands in line {line}</source>
        <translation>初步结果；更正后的结果在第 {line} 行</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>preliminary; a final result stands in line {line}</source>
        <translation>初步结果；最终结果在第 {line} 行</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>present</source>
        <translation>存在</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>print or save pages of a patient</source>
        <translation>打印或保存患者页面</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/record/vocabulary.py"/>
        <source>progressed</source>
        <translation>进展</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>progressed or died by day {day}</source>
        <translation>第 {day} 天前进展或死亡</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>progressed since</source>
        <translation>此后进展</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>protected by a password; take the password off in Excel and save it anew</source>
        <translation>有密码保护，请在 Excel 中去掉密码后重新保存</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>proteinuria</source>
        <translation>尿蛋白</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>protocol {name}</source>
        <translation>方案 {name}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>question for the tumour board</source>
        <translation>多学科讨论问题</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>reached</source>
        <translation>已达到</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>read as {value}; the words are kept</source>
        <translation>读作 {value}，原文保留</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>reader {reader}</source>
        <translation>阅片者 {reader}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>reconstructed patients</source>
        <translation>重建的患者</translation>
    </message>
    <message>
        <location filename="../../models/flags/assessment.py"/>
        <source>recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>register patients or change what is known of them before treatment</source>
        <translation>登记患者或更改其治疗前资料</translation>
    </message>
    <message>
        <location filename="../../models/record/kept.py"/>
        <source>related</source>
        <translation>有关</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>related to the treatment</source>
        <translation>与治疗的相关性</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>related to which drug</source>
        <translation>与何药有关</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>removed</source>
        <translation>已切除</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>response not assessable</source>
        <translation>疗效无法评估</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>response not evaluable by day {day}</source>
        <translation>第 {day} 天前疗效不可评价</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>response {on}, confirmed later</source>
        <translation>缓解 {on}，后经确认</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <location filename="../../models/statistics/survival_study.py"/>
        <source>restricted mean of group {group}: its follow-up ends at {last}, the curve is taken as flat after it</source>
        <translation>{group} 组的限制性平均值：随访止于 {last}，其后曲线按水平处理</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver_why.py"/>
        <source>results within 7 days of the visit</source>
        <translation>访视前后 7 天内的结果</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>reviewed</source>
        <translation>审签</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>role</source>
        <translation>类型</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>rose by {least} % or more</source>
        <translation>上升 {least} % 或更多</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>rose by {percent} %</source>
        <translation>上升 {percent} %</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>row {row} (line {line})</source>
        <translation>第 {row} 行（文件第 {line} 行）</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>row {row} of sheet {sheet}</source>
        <translation>工作表 {sheet} 第 {row} 行</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>ruptured</source>
        <translation>肿瘤破裂</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>save filters and cohorts</source>
        <translation>保存筛选条件和队列</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>schedule</source>
        <translation>用法</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>scientific notation; the laboratory has to confirm it</source>
        <translation>科学计数法，需由检验科确认</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>screening number</source>
        <translation>筛选号</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>segment {line} cannot be read</source>
        <translation>第 {line} 段无法读取</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>segment {line} has {count} parts; {most} are the most</source>
        <translation>第 {line} 段有 {count} 个部分，最多 {most} 个</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>segment {line} is no header of a message</source>
        <translation>第 {line} 段不是消息头</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>several</source>
        <translation>多种</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>several aetiologies</source>
        <translation>多种病因</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/laboratory/identity.py"/>
        <location filename="../../models/names/field_names.py"/>
        <source>sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>sheet {sheet} is empty</source>
        <translation>工作表 {sheet} 是空的</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>sheet {sheet} is spelt {right}</source>
        <translation>工作表 {sheet} 的写法是 {right}</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>sign reads</source>
        <translation>为阅片签名</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>sign results</source>
        <translation>审签结果</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>signed</source>
        <translation>签名</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>single tumour of {size} mm, performance status 0</source>
        <translation>单个肿瘤 {size} mm，体能状态 0</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>site</source>
        <translation>部位</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/record/impossible.py"/>
        <source>sites outside the liver</source>
        <translation>肝外部位</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/flags/assessment.py"/>
        <source>size of {number}</source>
        <translation>{number} 的大小</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>slice, mm</source>
        <translation>层厚（mm）</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>slight</source>
        <translation>轻度</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>small</source>
        <translation>轻度</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>sodium</source>
        <translation>钠</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>start of a new therapy</source>
        <translation>新治疗开始</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/record/impossible.py"/>
        <location filename="../../resources/protocols/follow-up.json"/>
        <source>start of treatment</source>
        <translation>治疗开始</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>status of {number}</source>
        <translation>{number} 的状态</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>stop</source>
        <translation>结束</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>study code</source>
        <translation>研究编号</translation>
    </message>
    <message>
        <location filename="../../models/course/sum_growth.py"/>
        <source>sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>survival at time 0 is {value}; a curve starts at 1</source>
        <translation>时间 0 的生存率为 {value}；曲线应从 1 开始</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>survival rises by {rise} to {value} at time {time}; a curve of survival never rises</source>
        <translation>生存率在时间 {time} 上升 {rise} 至 {value}；生存曲线不会上升</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>survival {value} is not between 0 and 1</source>
        <translation>生存率 {value} 不在 0 与 1 之间</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>systemic</source>
        <translation>全身</translation>
    </message>
    <message>
        <location filename="../../models/cohort/covariates.py"/>
        <source>systemic treatment before</source>
        <translation>既往全身治疗</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>systolic pressure, mmHg</source>
        <translation>收缩压（mmHg）</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>target sum {now} mm, nadir {nadir} mm</source>
        <translation>靶病灶总和 {now} mm，最低值 {nadir} mm</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>target {numbers} back after complete response</source>
        <translation>靶病灶 {numbers} 在完全缓解后再现</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>targets are chosen at the baseline read, {on} (R-1.1)</source>
        <translation>靶病灶在基线阅片（{on}）时选定（R-1.1）</translation>
    </message>
    <message>
        <location filename="../../models/record/kept.py"/>
        <source>telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>term</source>
        <translation>术语</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>test</source>
        <translation>检验项目</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>test not mapped</source>
        <translation>项目未对照</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>the cell shows a part of the date alone, by the format {format}; write the whole date, YYYY-MM-DD</source>
        <translation>单元格按格式 {format} 只显示日期的一部分；请写完整日期 YYYY-MM-DD</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>the chain of the journal, entry by entry</source>
        <translation>日志链，逐条核对</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>the code of a patient is needed here</source>
        <translation>此处需要患者的研究编号</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>the cohort</source>
        <translation>队列</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>the critical lower limit</source>
        <translation>危急值下限</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>the critical upper limit</source>
        <translation>危急值上限</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>the curve has {count} points; {most} are the most</source>
        <translation>曲线有 {count} 个点；最多为 {most} 个</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>the date says {clock} and the time {said}</source>
        <translation>日期中的时间为 {clock}，而时间列为 {said}</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>the days of {agent} are known only in part</source>
        <translation>{agent}的日期仅部分已知</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>the days of {term} are known only in part</source>
        <translation>{term}的日期仅部分已知</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>the death is known, but not its day</source>
        <translation>已知死亡，但具体日期不明</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>the document is nested too deeply</source>
        <translation>文档嵌套过深</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>the dose is said to be omitted, and {dose} to be given</source>
        <translation>既标为未给药，又写有给药剂量 {dose}</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>the dose of a fraction needs the number of fractions</source>
        <translation>填写单次剂量需要分割次数</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>the dose was omitted, and {dose} is said to be given</source>
        <translation>该剂量已漏用，却填写了给予{dose}</translation>
    </message>
    <message>
        <location filename="../../storage/files/encodings.py"/>
        <source>the encoding cannot be told; it may be one of {encodings}</source>
        <translation>无法判断编码；可能为下列之一：{encodings}</translation>
    </message>
    <message>
        <location filename="../../storage/files/encodings.py"/>
        <source>the encoding cannot be told; the file may be {ways}: say which</source>
        <translation>无法判断编码；该文件可能为 {ways}：请指明</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>the end of the journal against a mark kept elsewhere</source>
        <translation>日志末尾与另处保存的标记的核对</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>the end, {end}, is before the start, {start}</source>
        <translation>终点 {end} 早于起点 {start}</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>the entry that goes on began on {start}; a change comes after it</source>
        <translation>正在进行的条目始于 {start}；更改须在其后</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>the event is missing</source>
        <translation>缺少事件</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>the file cannot be read ({reason})</source>
        <translation>无法读取文件（{reason}）</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>the file does not say what its times measure</source>
        <translation>文件未说明其时间所指的终点</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>the file has {count} entries; {most} are the most</source>
        <translation>文件有 {count} 个条目，最多 {most} 个</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/reading.py"/>
        <source>the file has {count} lines; {most} are the most</source>
        <translation>文件有 {count} 行；最多 {most} 行</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/reading.py"/>
        <source>the file has {count} results; {most} are the most</source>
        <translation>文件有 {count} 个结果；最多 {most} 个</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>the file has {count} segments; {most} are the most</source>
        <translation>文件有 {count} 段，最多 {most} 段</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>the file is larger than {size} MB</source>
        <translation>文件大于 {size} MB</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <location filename="../../storage/files/tablefile.py"/>
        <source>the file is not a CSV ({reason})</source>
        <translation>文件不是 CSV（{reason}）</translation>
    </message>
    <message>
        <location filename="../../storage/files/encodings.py"/>
        <source>the file is not a text in {encoding}</source>
        <translation>文件不是 {encoding} 文本</translation>
    </message>
    <message>
        <location filename="../../storage/files/encodings.py"/>
        <source>the file is not a text: it has zero bytes, and not those of UTF-16</source>
        <translation>该文件不是文本：含有零字节，且不符合 UTF-16</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>the file is not an Excel workbook, or it is damaged; open it in Excel and save it anew</source>
        <translation>该文件不是 Excel 工作簿，或已损坏；请在 Excel 中打开并重新保存</translation>
    </message>
    <message>
        <location filename="../../ui/imports/work.py"/>
        <source>the file was changed since it was opened; open it again</source>
        <translation>文件打开后已被更改；请重新打开</translation>
    </message>
    <message>
        <location filename="../../models/record/story.py"/>
        <source>the first grade is of {first}, the onset is {on}</source>
        <translation>首次分级日期为 {first}，发生日期为 {on}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>the format {format} shows something else than the number that is stored, {number}; write as text what is seen</source>
        <translation>格式 {format} 显示的内容与所存数字 {number} 不同；请把所见内容以文本填写</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>the group is missing</source>
        <translation>缺少分组</translation>
    </message>
    <message>
        <location filename="../../models/statistics/survival_study.py"/>
        <source>the hazard ratio of group {group} is not estimable: the likelihood has no maximum</source>
        <translation>{group} 组的风险比无法估计：似然函数无最大值</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/layout.py"/>
        <source>the header again</source>
        <translation>又是表头</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>the header has {columns} more than once</source>
        <translation>表头中 {columns} 出现不止一次</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>the header has {column} more than once</source>
        <translation>表头中 {column} 出现不止一次</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/mapping.py"/>
        <source>the header has {count} columns {column}, and the mapping means one; the columns are {columns}</source>
        <translation>表头中有 {count} 个 {column} 列，而映射指的是一列；现有各列为 {columns}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>the header lacks {columns}, which every row needs</source>
        <translation>表头缺少每行必填的列 {columns}</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>the highest survival is {value}: this curve runs from 0 to 1 and is not in per cent</source>
        <translation>最高生存率为 {value}：该曲线的范围是 0 到 1，不是百分数</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>the identifier is missing</source>
        <translation>缺少编号</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>the later entered value counts</source>
        <translation>以后录入的值为准</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>the lesion is said to be a lymph node and the organ is “{organ}”, not “lymph node”</source>
        <translation>病灶标为淋巴结，而器官为“{organ}”，不是“lymph node”</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>the limit of PD lies inside</source>
        <translation>区间包含 PD 界值</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>the limit of PR lies inside</source>
        <translation>区间包含 PR 界值</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>the limits are those of adults</source>
        <translation>该界限适用于成人</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>the limits of PD and PR lie inside</source>
        <translation>区间包含 PD 和 PR 界值</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>the limits {limits} are not in order</source>
        <translation>界限{limits}顺序不对</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>the list is empty</source>
        <translation>列表为空</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>the list is longer than {n}</source>
        <translation>列表超过{n}项</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>the lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/heads.py"/>
        <source>the mapping does not say which column is the {what}; the columns are {columns}</source>
        <translation>对照表没有说明哪一列是 {what}；各列为 {columns}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>the method of {marker} changed from {first} to {last}</source>
        <translation>{marker} 的检测方法由 {first} 改为 {last}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>the method of {marker} changed, and changed back, between the two results</source>
        <translation>两次结果之间 {marker} 的检测方法曾变更后又恢复</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>the method of {marker} is recorded for only one of the two results</source>
        <translation>两次结果中仅一次记录了 {marker} 的检测方法</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>the name matches, the number does not</source>
        <translation>姓名相符，号码不符</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>the number is missing</source>
        <translation>缺少数字</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/identity.py"/>
        <source>the number matches, the name does not</source>
        <translation>号码相符，姓名不符</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>the numbers at risk must start at time 0</source>
        <translation>风险人数须从时间 0 开始</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>the one with a time of day</source>
        <translation>带有时刻的一个</translation>
    </message>
    <message>
        <location filename="../../models/record/story.py"/>
        <source>the onset is not recorded: correct that first</source>
        <translation>发生日期未记录：请先更正</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>the organ is “liver”; where in the liver is its site</source>
        <translation>器官应写“liver”；肝内位置写在部位一栏</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>the organ is “{organ}” and the lesion is said to be no lymph node</source>
        <translation>器官为“{organ}”，而病灶标为非淋巴结</translation>
    </message>
    <message>
        <location filename="../../models/forms/adjudication.py"/>
        <source>the overall response is needed</source>
        <translation>需要总疗效</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>the part {part} of the workbook is not read: {why}. Keep the table alone in a workbook or a CSV</source>
        <translation>未读取工作簿的部件 {part}：{why}。请将该表单独存为工作簿或 CSV</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>the parts together are longer than {most} mm</source>
        <translation>各部分合计超过{most} mm</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>the patient is said to be alive; one of the two is wrong</source>
        <translation>患者记录为存活；两者之一有误</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>the patient shown here</source>
        <translation>此处显示的患者</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>the patient was born</source>
        <translation>患者出生</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>the range valid from {on} ends only by other limits; only on that day it can be taken out</source>
        <translation>自 {on} 起生效的范围只能由新的界限取代；仅可在该版本中删除</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>the responders</source>
        <translation>缓解者</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>the row is hidden in the workbook</source>
        <translation>该行在工作簿中是隐藏的</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>the same as in line {line}</source>
        <translation>与第 {line} 行相同</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>the same laboratory, analyte, unit and sex have an edition of {on} already</source>
        <translation>同一实验室、检验项目、单位和性别在{on}已有版本</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>the same of this patient stands in the row of {cell} already</source>
        <translation>该患者的相同内容已在 {cell} 所在行</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>the sample was unfit</source>
        <translation>标本不能用于检测</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>the start of treatment</source>
        <translation>治疗开始日期</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>the status "{status}" is not known</source>
        <translation>不认识状态“{status}”</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>the table has 1 patient; at least 2 are needed</source>
        <translation>表中只有 1 例患者；至少需要 2 例</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>the table has no patients; at least 2 are needed</source>
        <translation>表中没有患者；至少需要 2 例</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>the table has no rows</source>
        <translation>表中没有数据行</translation>
    </message>
    <message>
        <location filename="../../storage/files/cells.py"/>
        <source>the table is too large; {rows} rows and {cells} cells are the most</source>
        <translation>表格过大；最多为 {rows} 行、{cells} 个单元格</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>the text is empty</source>
        <translation>文本为空</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>the text is longer than {count} characters</source>
        <translation>文本超过 {count} 个字符</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>the time is missing</source>
        <translation>缺少时间</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>the time is missing: "{value}"</source>
        <translation>缺少时间：“{value}”</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>the times of the numbers at risk must ascend</source>
        <translation>风险人数的时间须递增</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>the unit in the cell contradicts the one of the column</source>
        <translation>单元格中的单位与该列的单位矛盾</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>the unit is {unit}, but {chosen} was chosen for all</source>
        <translation>单位为{unit}，但为全表所选的是{chosen}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>the unit printed and the unit coded beside it are not one</source>
        <translation>打印的单位与旁边编码的单位不一致</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>the upper limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>the viable diameter, {viable} mm, is larger than the whole one, {whole} mm</source>
        <translation>活性肿瘤直径 {viable} mm 大于整体直径 {whole} mm</translation>
    </message>
    <message>
        <location filename="../../storage/files/oldworkbook.py"/>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>the workbook has no sheet with cells</source>
        <translation>工作簿中没有含单元格的工作表</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>the workbook has {count} parts; {most} are the most</source>
        <translation>工作簿有 {count} 个部件；最多为 {most} 个</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>the workbook is compressed in a way that Excel does not use; open it in Excel and save it anew</source>
        <translation>工作簿采用了 Excel 不使用的压缩方式；请在 Excel 中打开并重新保存</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookcells.py"/>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>the workbook is damaged: its rows or cells are not numbered as a sheet numbers them</source>
        <translation>工作簿已损坏：其行或单元格的编号不符合工作表的规则</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>the workbook shows more than the number that is stored in the cell</source>
        <translation>工作簿显示的内容多于单元格中存储的数字</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>the year {year}: a Minguo year?</source>
        <translation>年份 {year}：是民国纪年吗？</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>the zero of a spreadsheet, not a date</source>
        <translation>是电子表格的零值，不是日期</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/mapping.py"/>
        <source>there are several sheets; say in the mapping which one: {sheets}</source>
        <translation>有多个工作表；请在映射中指明是哪一个：{sheets}</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>there are {count} numbers at risk; {most} are the most</source>
        <translation>风险人数共 {count} 个；最多为 {most} 个</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>there are {count} reads of {on} by this reader; name the readers, or enter one of them by hand</source>
        <translation>该阅片者在 {on} 有 {count} 次阅片；请注明阅片者，或手工输入其中一次</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>there is a cell in column {column}; {most} columns are the most</source>
        <translation>{column} 列有单元格；最多为 {most} 列</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/heads.py"/>
        <source>there is no column "{column}"; the columns are {columns}</source>
        <translation>没有“{column}”这一列；各列为 {columns}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>there is no column {column} on this sheet; the columns are {columns}</source>
        <translation>此工作表没有列 {column}；各列为 {columns}</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>there is no column {column}; the columns are {columns}</source>
        <translation>没有列 {column}；现有列为 {columns}</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>there is no earlier read since which it could be new; enter the baseline first (R-1.1)</source>
        <translation>此前没有阅片，无从判断是否新发；请先录入基线（R-1.1）</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>there is no group {group}; there are {groups}</source>
        <translation>没有组别 {group}；有 {groups}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>there is no lesion {number} in lesions</source>
        <translation>病灶列表中没有病灶{number}</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/heads.py"/>
        <location filename="../../storage/files/headerrow.py"/>
        <source>there is no line {line} that could be a header</source>
        <translation>没有可作表头的第 {line} 行</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/mapping.py"/>
        <source>there is no mapping in it</source>
        <translation>其中没有对照表</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>there is no message of HL7 in it</source>
        <translation>其中没有 HL7 消息</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>there is no other lesion {number} in lesions</source>
        <translation>病灶列表中没有另一病灶{number}</translation>
    </message>
    <message>
        <location filename="../../models/record/protocol.py"/>
        <source>there is no parameter {name}; the parameters are {known}</source>
        <translation>没有参数 {name}；参数有 {known}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>there is no patient {code} on the sheet of the patients</source>
        <translation>患者表中没有患者 {code}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/reading.py"/>
        <source>there is no sheet {sheet} in the template; the sheets are {sheets}</source>
        <translation>模板中没有工作表 {sheet}；各表为 {sheets}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/mapping.py"/>
        <source>there is no sheet {sheet} with cells; the sheets are {sheets}</source>
        <translation>没有含内容的工作表 {sheet}；各表为 {sheets}</translation>
    </message>
    <message>
        <location filename="../../storage/files/oldworkbook.py"/>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>there is no sheet {sheet}; the sheets are {sheets}</source>
        <translation>没有工作表 {sheet}；现有的工作表为 {sheets}</translation>
    </message>
    <message>
        <location filename="../../storage/files/grid.py"/>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>there is no such key here; the keys are {keys}</source>
        <translation>此处没有这个键；可用的键有{keys}</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>there must be a number at risk for each of its times</source>
        <translation>每个时间都须有风险人数</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>this can be seen and not measured, so it is never a target (R-1.4)</source>
        <translation>此类病灶可见但不可测量，不能作为靶病灶（R-1.4）</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>this group</source>
        <translation>该组</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <source>this hospital number is that of {code}</source>
        <translation>该住院号属于 {code}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>this is target lesion {count} in {organ}; R-1.3 allows at most {most} per organ</source>
        <translation>这是{organ}的第{count}个靶病灶；R-1.3 每个器官最多{most}个</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>this is target lesion {count} in {organ}; R-1.3 allows at most {n} per organ</source>
        <translation>这是{organ}的第 {count} 个靶病灶；R-1.3 规定每个器官最多 {n} 个</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>this is target lesion {count}; R-1.3 allows at most {most}</source>
        <translation>这是第{count}个靶病灶；R-1.3 最多{most}个</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>this is target lesion {count}; R-1.3 allows at most {n}</source>
        <translation>这是第 {count} 个靶病灶；R-1.3 规定最多 {n} 个</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>this key is required</source>
        <translation>缺少这个键</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>this key is spelt {spelt}</source>
        <translation>这个键应写作{spelt}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>this patient has no read of {on} by reader {reader} on the sheet of the reads</source>
        <translation>阅片表中该患者在 {on} 没有阅片者 {reader} 的阅片</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>this patient has no read of {on} without a reader on the sheet of the reads</source>
        <translation>阅片表中该患者在 {on} 没有未注明阅片者的阅片</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>this patient is there already in {row}</source>
        <translation>该患者已出现在{row}</translation>
    </message>
    <message>
        <location filename="../../storage/files/survivalfile.py"/>
        <source>this row has both the event and the competing one</source>
        <translation>此行同时有该事件与竞争事件</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>this row of this file was taken before</source>
        <translation>此文件的这一行以前已导入</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>this row waited and was dismissed, with a reason</source>
        <translation>这一行曾等待处理，已附理由不予采用</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>this row waits in the tray already, for a person to say whose it is</source>
        <translation>这一行已在待定区，等待人工确认归属</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>thrombus</source>
        <translation>癌栓</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <location filename="../../models/flags/assessment.py"/>
        <location filename="../../models/record/impossible.py"/>
        <source>thrombus class</source>
        <translation>癌栓分级</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>time {time} is negative</source>
        <translation>时间 {time} 为负数</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>too small</source>
        <translation>过小</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>treatment before</source>
        <translation>既往治疗</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>treatment before is of unknown kind</source>
        <translation>既往治疗类别不明</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>treatment before not recorded</source>
        <translation>既往治疗未记录</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>treatment began after {on}</source>
        <translation>{on} 之后开始治疗</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>treatment began before {on}</source>
        <translation>{on} 之前开始治疗</translation>
    </message>
    <message>
        <location filename="../../models/markers/markers.py"/>
        <source>treatment has not started</source>
        <translation>尚未开始治疗</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>treatment has not started: every read may be the baseline, target or non-target (R-1.1)</source>
        <translation>尚未开始治疗：每次阅片都可能是基线，只能是靶病灶或非靶病灶（R-1.1）</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>treatments</source>
        <translation>治疗</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>treatments before</source>
        <translation>既往治疗</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>true or false</source>
        <translation>是或否</translation>
    </message>
    <message>
        <location filename="../../models/record/protocol.py"/>
        <source>true or false is expected</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>tumour board on</source>
        <translation>多学科讨论日期</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/dates.py"/>
        <source>two dates</source>
        <translation>有两个日期</translation>
    </message>
    <message>
        <location filename="../../models/plan/given.py"/>
        <source>two entries overlap on {on}</source>
        <translation>{on} 有两条记录重叠</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>two results for one time</source>
        <translation>同一时间有两个结果</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/hl7.py"/>
        <source>two values in one field</source>
        <translation>一个字段里有两个值</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/fhir.py"/>
        <source>two values in one observation</source>
        <translation>一条观察里有两个值</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>type {name}</source>
        <translation>{name} 型</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>typical enhancement</source>
        <translation>典型强化</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>undo what somebody else did</source>
        <translation>撤销他人的操作</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>unequivocal</source>
        <translation>明确</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>unequivocal progression of non-target {numbers}</source>
        <translation>非靶病灶 {numbers} 明确进展</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../../models/record/kept.py"/>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>unlock data</source>
        <translation>解锁数据</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>unnamed</source>
        <translation>未署名</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>untreated</source>
        <translation>未治疗</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>up to {last}</source>
        <translation>至 {last}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>upper limit of the laboratory's range</source>
        <translation>实验室参考范围上限</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>urine protein dipstick</source>
        <translation>尿蛋白试纸</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>value: {reason}</source>
        <translation>数值：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>varices</source>
        <translation>静脉曲张</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>viability, %</source>
        <translation>细胞活率，%</translation>
    </message>
    <message>
        <location filename="../../models/record/vocabulary.py"/>
        <source>viable</source>
        <translation>有活性</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>viable diameter, mm</source>
        <translation>活性肿瘤直径（mm）</translation>
    </message>
    <message>
        <location filename="../../models/course/missing.py"/>
        <source>viable size of {number}</source>
        <translation>{number} 的活性肿瘤直径</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>viable {size} mm</source>
        <translation>活性肿瘤 {size} mm</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <location filename="../../models/names/field_names.py"/>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/record/impossible.py"/>
        <source>visit</source>
        <translation>访视</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>void what was saved</source>
        <translation>作废已保存的内容</translation>
    </message>
    <message>
        <location filename="../../models/record/kept.py"/>
        <source>ward</source>
        <translation>病房</translation>
    </message>
    <message>
        <location filename="../../models/cohort/imported.py"/>
        <source>weeks</source>
        <translation>周</translation>
    </message>
    <message>
        <location filename="../../models/names/field_names.py"/>
        <source>weight, kg</source>
        <translation>体重（kg）</translation>
    </message>
    <message>
        <location filename="../../models/forms/lesion.py"/>
        <source>what is this lesion: target, non-target, or new since baseline?</source>
        <translation>该病灶是靶病灶、非靶病灶，还是基线后新发？</translation>
    </message>
    <message>
        <location filename="../../models/forms/event.py"/>
        <source>what was found was found on a day: the onset is needed</source>
        <translation>所见须有日期：请填写发生日期</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>whether the first {agent} came on its day cannot be determined: a day is known only in part</source>
        <translation>无法判定首次{agent}是否按期：日期仅部分已知</translation>
    </message>
    <message>
        <location filename="../../models/forms/planned_visit.py"/>
        <source>which planned visit?</source>
        <translation>哪一次计划访视？</translation>
    </message>
    <message>
        <location filename="../../models/record/analytes.py"/>
        <source>white cells</source>
        <translation>白细胞</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>whole and viable diameters changed differently</source>
        <translation>整体直径与活性肿瘤直径变化不同</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>with</source>
        <translation>有</translation>
    </message>
    <message>
        <location filename="../../models/cohort/covariates.py"/>
        <source>with metastasis</source>
        <translation>有转移</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>without</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../models/cohort/covariates.py"/>
        <source>without metastasis</source>
        <translation>无转移</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/values.py"/>
        <source>words for a sign; not a number</source>
        <translation>用文字代替符号，不是数字</translation>
    </message>
    <message>
        <location filename="../../models/cohort/imported.py"/>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <location filename="../../models/response/response_why.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../storage/opening.py"/>
        <source>{advice} The last backup is {backup}, taken {taken}.</source>
        <translation>{advice}最近一次备份为 {backup}，备份时间 {taken}。</translation>
    </message>
    <message>
        <location filename="../../storage/opening.py"/>
        <source>{advice} There is no backup of it in {folder}.</source>
        <translation>{advice}{folder} 中没有它的备份。</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>{after} at risk at time {time}, after {before}: the number at risk never rises</source>
        <translation>时间 {time} 的风险人数为 {after}，此前为 {before}：风险人数不会上升</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>{agent} given</source>
        <translation>{agent} 实际给药</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>{agent} is recorded from {first} to {last}; a dose from {start} on overlaps</source>
        <translation>{agent} 已记录于 {first} 至 {last}；自 {start} 起的剂量与之重叠</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>{agent} {given} in {fractions} fractions; {wanted} fractions are planned</source>
        <translation>{agent} {given}，分 {fractions} 次；计划 {wanted} 次</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>{agent} {given} is above the planned {planned}</source>
        <translation>{agent} {given} 高于计划的 {planned}</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>{agent} {given} is as planned ({planned})</source>
        <translation>{agent} {given} 与计划一致（{planned}）</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>{agent} {given} is below the planned {planned}</source>
        <translation>{agent} {given} 低于计划的 {planned}</translation>
    </message>
    <message>
        <location filename="../../models/plan/doses.py"/>
        <source>{agent} {given}, reduced from the planned {planned}</source>
        <translation>{agent} {given}，较计划的 {planned} 减量</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>{analyte} at baseline</source>
        <translation>{analyte}，基线</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <location filename="../../models/forms/results.py"/>
        <source>{analyte} has a line of its own</source>
        <translation>{analyte} 已有单独一行</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{analyte} needs a unit; {units} is expected</source>
        <translation>{analyte}需要单位；应为{units}</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <location filename="../../models/forms/results.py"/>
        <source>{analyte} stands here twice</source>
        <translation>{analyte} 重复出现</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>{analyte} {value} on {date}</source>
        <translation>{date} {analyte} {value}</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>{analyte} {value} {unit} on {date}</source>
        <translation>{date} {analyte} {value} {unit}</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>{analyte} {value} {unit} on {on}: a value of {other}?</source>
        <translation>{on} {analyte} {value} {unit}：是否应为以 {other} 计的数值？</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{at_risk} of {n} still at risk at {months} months: too few for an estimate (5 are needed).</source>
        <translation>{months} 个月时 {n} 人中 {at_risk} 人仍在风险中：人数过少，不作估计（需 5 人）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{at_risk} of {n} still at risk at {months} months; {share} % of {whole} alive then ({limits}).</source>
        <translation>{months} 个月时 {n} 人中 {at_risk} 人仍在风险中；{whole}当时存活 {share} %（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{at_risk} of {n} still at risk at {months} months; {share} % of {whole} alive without a next therapy then ({limits}).</source>
        <translation>{months} 个月时 {n} 人中 {at_risk} 人仍在风险中；{whole}当时存活且未开始后续治疗 {share} %（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{at_risk} of {n} still at risk at {months} months; {share} % of {whole} progression-free then ({limits}).</source>
        <translation>{months} 个月时 {n} 人中 {at_risk} 人仍在风险中；{whole}当时无进展 {share} %（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{at_risk} of {n} still at risk at {months} months; {share} % of {whole} still in response then ({limits}).</source>
        <translation>{months} 个月时 {n} 人中 {at_risk} 人仍在风险中；{whole}当时仍缓解 {share} %（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{at_risk} of {n} still at risk at {months} months; {share} % of {whole} without the event then ({limits}).</source>
        <translation>{months} 个月时 {n} 人中 {at_risk} 人仍在风险中；{whole}当时未发生事件 {share} %（{limits}）。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <location filename="../../storage/backups/taking.py"/>
        <source>{backup} is not what its manifest says.</source>
        <translation>{backup} 与其清单不符。</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>{cause}; last evaluable imaging {on}</source>
        <translation>{cause}；末次可评价影像 {on}</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>{cause}; no evaluable imaging before, censored at day 0</source>
        <translation>{cause}；此前无可评价影像，于第 0 天删失</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{classes} or above</source>
        <translation>{classes} 及以上</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{classes} or below, or portal flow restored</source>
        <translation>{classes} 及以下，或门静脉血流恢复</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{classes}, or portal flow restored</source>
        <translation>{classes}，或门静脉血流恢复</translation>
    </message>
    <message>
        <location filename="../../storage/keys/instance.py"/>
        <source>{clinic} is held by {holder}.</source>
        <translation>{clinic} 正由 {holder} 占用。</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <source>{codes} has the same name and the same date of birth.</source>
        <translation>{codes} 的姓名和出生日期与此相同。</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>{code} cannot be matched: {names} not known at baseline.</source>
        <translation>{code} 无法匹配：基线{names}不明。</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <source>{code} is in this clinic already</source>
        <translation>{code} 已在本中心文件中</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/loading.py"/>
        <source>{code} is in this clinic already with other data: {sheets}</source>
        <translation>{code} 已在科室中，但数据不同：{sheets}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/importing.py"/>
        <source>{code} is in this clinic file already with other content; nothing was changed</source>
        <translation>{code} 已在此科室文件中，但内容不同；未作任何更改</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>{code} looks the same as {other} in {cell}, and is another code</source>
        <translation>{code} 与 {cell} 中的 {other} 看起来相同，却是另一编号</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <source>{code} looks the same as {other}, which is in this clinic already</source>
        <translation>{code} 与本中心已有的 {other} 看起来相同</translation>
    </message>
    <message>
        <location filename="../../models/figures/imported_figure.py"/>
        <source>{cohort}, file {file}</source>
        <translation>{cohort}，文件 {file}</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <location filename="../../models/figures/imported_figure.py"/>
        <source>{cohort}, {grouping}</source>
        <translation>{cohort}，{grouping}</translation>
    </message>
    <message>
        <location filename="../../models/figures/cohort_figure.py"/>
        <source>{cohort}, {grouping}, without {code}</source>
        <translation>{cohort}，{grouping}，不含 {code}</translation>
    </message>
    <message>
        <location filename="../../models/tables/table.py"/>
        <source>{count} ({percent} %)</source>
        <translation>{count}（{percent} %）</translation>
    </message>
    <message>
        <location filename="../../models/tables/responses.py"/>
        <source>{count} ({percent} %; {low}–{high})</source>
        <translation>{count}（{percent} %；{low}–{high}）</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>{count} areas of cells are merged; only the first cell of each counts.</source>
        <translation>有 {count} 处合并单元格，每处只算第一个单元格。</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>{count} areas of cells are merged; what stands in them counts for every cell.</source>
        <translation>有 {count} 处合并单元格，其内容算作每个单元格的内容。</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>{count} at risk are too many; {most} are the most</source>
        <translation>风险人数 {count} 过多；最多为 {most}</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>{count} at risk at time 0; at least 2 patients are needed</source>
        <translation>时间 0 的风险人数为 {count}；至少需要 2 例患者</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>{count} cells; the header has {width}</source>
        <translation>{count} 个单元格；表头有 {width} 个</translation>
    </message>
    <message>
        <location filename="../../storage/files/cells.py"/>
        <source>{count} columns; {most} are the most</source>
        <translation>{count} 列；最多为 {most} 列</translation>
    </message>
    <message>
        <location filename="../../storage/files/cells.py"/>
        <source>{count} different groups stand here; {most} are the most</source>
        <translation>此处有 {count} 个不同的组；最多为 {most} 个</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>{count} different words stand here: names and free text are not kept with a cohort</source>
        <translation>此列有 {count} 种不同文字：姓名和自由文本不随队列保存</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>{count} entries of {agent} have no end: which goes on is not said</source>
        <translation>{agent} 有 {count} 条记录没有结束日期：未说明哪一条仍在继续</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>{count} fractions of {each} are {sum}, and the dose is said to be {total}</source>
        <translation>{count}次每次{each}，合计{sum}，而总剂量填写为{total}</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>{count} lines that begin with # are comments and are not read.</source>
        <translation>有 {count} 行以 # 开头，是注释，没有读取。</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>{count} measurable, all treated before</source>
        <translation>{count} 个可测量，均曾接受治疗</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{count} of {n}, {share} % ({limits})</source>
        <translation>{n} 人中 {count} 人，{share} %（{limits}）</translation>
    </message>
    <message>
        <location filename="../../models/response/endpoints.py"/>
        <source>{count} or more assessments missed before {on}</source>
        <translation>{on} 之前缺失 {count} 次及以上评估</translation>
    </message>
    <message>
        <location filename="../../storage/laboratory/reading.py"/>
        <source>{count} rows are hidden in Excel and are listed.</source>
        <translation>有 {count} 行在 Excel 中隐藏，仍列出。</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>{count} rows are left out, where {column} says {words}.</source>
        <translation>{count} 行不纳入，其 {column} 为 {words}。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/imports/batches.py"/>
        <source>{count} rows of this file wait in the tray already.</source>
        <translation>此文件中已有 {count} 行在待定区等待。</translation>
    </message>
    <message>
        <location filename="../../storage/files/survivalfile.py"/>
        <source>{count} rows without a group in column {column} are left out</source>
        <translation>列 {column} 中没有分组的 {count} 行未纳入</translation>
    </message>
    <message>
        <location filename="../../storage/files/followup.py"/>
        <source>{count} rows without one of the dates are left out.</source>
        <translation>有 {count} 行缺少其中一个日期，未计入。</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>{count} things in the record cannot be; the first: {first}</source>
        <translation>记录中有 {count} 处不可能；第一处：{first}</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>{count} tumours, performance status 0</source>
        <translation>{count} 个肿瘤，体能状态 0</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>{count} tumours, the largest of {size} mm, performance status 0</source>
        <translation>{count} 个肿瘤，最大 {size} mm，体能状态 0</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{count} visits are overdue, {first} to {last}</source>
        <translation>{count} 次访视超窗，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>{covariate} not known</source>
        <translation>{covariate}不明</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>{criterion} sum {below} mm below the progression threshold</source>
        <translation>{criterion} 总和低于进展界值 {below} mm</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>{criterion}: {arithmetic}</source>
        <translation>{criterion}：{arithmetic}</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>{criterion}: {found}</source>
        <translation>{criterion}：{found}</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>{criterion}: {reader} {one}, {second} {other}; new lesion seen by {seen_by} only</source>
        <translation>{criterion}：{reader} {one}，{second} {other}；新病灶仅 {seen_by} 见到</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>{criterion}: {reader} {one}, {second} {other}; non-target {ours} and {theirs}</source>
        <translation>{criterion}：{reader} {one}，{second} {other}；非靶病灶 {ours} 和 {theirs}</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>{criterion}: {reader} {one}, {second} {other}; sums {ours} and {theirs}</source>
        <translation>{criterion}：{reader} {one}，{second} {other}；总和 {ours} 和 {theirs}</translation>
    </message>
    <message>
        <location filename="../../models/response/readers.py"/>
        <source>{criterion}: {reader} {one}, {second} {other}; targets {ours} and {theirs}</source>
        <translation>{criterion}：{reader} {one}，{second} {other}；靶病灶 {ours} 和 {theirs}</translation>
    </message>
    <message>
        <location filename="../../models/course/sum_growth.py"/>
        <source>{days} d × ln 2 ÷ (3 × ln({after} ÷ {before}))</source>
        <translation>{days} 天 × ln 2 ÷（3 × ln（{after} ÷ {before}））</translation>
    </message>
    <message>
        <location filename="../../models/course/endpoint_why.py"/>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{days} days ago</source>
        <translation>{days} 天前</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <location filename="../../models/flags/response.py"/>
        <source>{days} days before the start, at most {most}</source>
        <translation>治疗开始前 {days} 天，最多 {most} 天</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{days} days early</source>
        <translation>提前 {days} 天</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <source>{days} days from the read, at most {most}</source>
        <translation>距该次阅片 {days} 天，最多 {most} 天</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{days} days late</source>
        <translation>延后 {days} 天</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>{day} is after the death</source>
        <translation>{day} 在死亡之后</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>{day} is before the birth</source>
        <translation>{day} 在出生之前</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/judging.py"/>
        <source>{day} is in the future</source>
        <translation>{day} 在将来</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{earlier} of {events} deaths in the cohort ({share} %) came before {months} months.</source>
        <translation>队列中 {events} 例死亡有 {earlier} 例（{share} %）发生在 {months} 个月之前。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{earlier} of {events} events in the cohort ({share} %) came before {months} months.</source>
        <translation>队列中 {events} 例事件有 {earlier} 例（{share} %）发生在 {months} 个月之前。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{earlier} of {events} next therapies or deaths in the cohort ({share} %) came before {months} months.</source>
        <translation>队列中 {events} 例后续治疗或死亡有 {earlier} 例（{share} %）发生在 {months} 个月之前。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{earlier} of {events} progressions or deaths in the cohort ({share} %) came before {months} months.</source>
        <translation>队列中 {events} 例进展或死亡有 {earlier} 例（{share} %）发生在 {months} 个月之前。</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{earlier} of {events} responses that ended in the cohort ({share} %) had ended by {months} months.</source>
        <translation>队列中 {events} 例终止的缓解有 {earlier} 例（{share} %）在 {months} 个月之前终止。</translation>
    </message>
    <message>
        <location filename="../../storage/files/encodings.py"/>
        <source>{encoding} ({text})</source>
        <translation>{encoding}（{text}）</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>{events} events cannot be of {n} patients</source>
        <translation>{n} 例患者不可能有 {events} 个事件</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>{field}: {problem}</source>
        <translation>{field}：{problem}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/editing.py"/>
        <source>{field}: {reason}</source>
        <translation>{field}：{reason}</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>{file}, column {column}</source>
        <translation>{file}，列 {column}</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>{file}, group {group}</source>
        <translation>{file}，分组 {group}</translation>
    </message>
    <message>
        <location filename="../../storage/files/headerrow.py"/>
        <source>{file}, header, column {number}</source>
        <translation>{file}，表头，第 {number} 列</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookfile.py"/>
        <source>{file}, row {row} of sheet {sheet}</source>
        <translation>{file}，工作表 {sheet} 第 {row} 行</translation>
    </message>
    <message>
        <location filename="../../storage/files/workbookcells.py"/>
        <source>{file}, sheet {sheet}</source>
        <translation>{file}，工作表 {sheet}</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>{file}, sheet {sheet}, cell {cell}</source>
        <translation>{file}，工作表 {sheet}，单元格 {cell}</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>{file}, {row}</source>
        <translation>{file}，{row}</translation>
    </message>
    <message>
        <location filename="../../storage/files/tablefile.py"/>
        <source>{file}, {row}, column {column}</source>
        <translation>{file}，{row}，列 {column}</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>{file}: {how}</source>
        <translation>{file}：{how}</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <source>{first} on {on}, {second} {days} days later</source>
        <translation>{on} {first}，{days} 天后 {second}</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>{first} or {last}</source>
        <translation>{first}或{last}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{first} or {other}</source>
        <translation>{first}或{other}</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <location filename="../../models/flags/assessment.py"/>
        <location filename="../../models/flags/medicine.py"/>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../../models/words.py"/>
        <source>{first}, {rest}</source>
        <translation>{first}、{rest}</translation>
    </message>
    <message>
        <location filename="../../storage/files/casefile.py"/>
        <source>{first}; {other}</source>
        <translation>{first}；{other}</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>{first}; {second}</source>
        <translation>{first}；{second}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/keys/vault.py"/>
        <source>{folder} is not a folder.</source>
        <translation>{folder} 不是文件夹。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>{folder} is not there; the drive may be gone.</source>
        <translation>找不到 {folder}；磁盘可能已断开。</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>{found} events were reconstructed, {printed} are printed: curve and numbers at risk ask for {found}.</source>
        <translation>重建出 {found} 个事件，原文为 {printed} 个：曲线和风险人数要求 {found} 个。</translation>
    </message>
    <message>
        <location filename="../../models/record/story.py"/>
        <source>{grade} is not the highest of its grades, {highest}</source>
        <translation>{grade} 级不是其最高分级（{highest} 级）</translation>
    </message>
    <message>
        <location filename="../../models/figures/groups.py"/>
        <source>{group}: fewer than 5 patients ({n}). 95 % limits are wide.</source>
        <translation>{group}：患者不足 5 名（{n}）。95 % 置信区间较宽。</translation>
    </message>
    <message>
        <location filename="../../models/published/guyot.py"/>
        <source>{group}: {note}</source>
        <translation>{group}：{note}</translation>
    </message>
    <message>
        <location filename="../../models/figures/groups.py"/>
        <source>{group}: {n} patients, fewer than 5 at risk after {months} months. 95 % limits are wide.</source>
        <translation>{group}：{n} 名患者，{months} 个月后风险人数不足 5。95 % 置信区间较宽。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <location filename="../../storage/keys/vaultnotes.py"/>
        <source>{keys} was changed from outside, or belongs to another clinic file.</source>
        <translation>{keys} 被外部更改，或属于其他中心文件。</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/mapping.py"/>
        <source>{key}: this is not what stands there in a mapping</source>
        <translation>{key}：对照表此处不是这样写的</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{label}, done on day</source>
        <translation>{label}，完成日</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{label}, moved to day</source>
        <translation>{label}，改期后天数</translation>
    </message>
    <message>
        <location filename="../../models/flags/assessment.py"/>
        <location filename="../../models/flags/medicine.py"/>
        <source>{label}, planned day</source>
        <translation>{label}，计划日</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{label}, window ended on day</source>
        <translation>{label}，窗口结束日</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{label}, window opened on day</source>
        <translation>{label}，窗口开始日</translation>
    </message>
    <message>
        <location filename="../../models/figures/imported_figure.py"/>
        <source>{label}: {name}</source>
        <translation>{label}：{name}</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>{least} to {most}</source>
        <translation>{least} 至 {most}</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver_why.py"/>
        <source>{least} to {most} points</source>
        <translation>{least} 至 {most} 分</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <source>{lower} is above {upper}</source>
        <translation>{lower}高于{upper}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{lower} is not below the systolic pressure, {upper}</source>
        <translation>{lower}不低于收缩压{upper}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{low} is above the upper limit {high}</source>
        <translation>{low}高于上限{high}</translation>
    </message>
    <message>
        <location filename="../../models/tables/markers.py"/>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <location filename="../../models/markers/markers.py"/>
        <source>{marker} at 6 weeks</source>
        <translation>6 周时 {marker}</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{marker} at 6 weeks cannot be determined: {reason}</source>
        <translation>6 周时 {marker} 无法判定：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker} at 6 weeks: {reason}</source>
        <translation>6 周时 {marker}：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <location filename="../../models/flags/medicine.py"/>
        <location filename="../../models/markers/markers.py"/>
        <source>{marker} at baseline</source>
        <translation>{marker}，基线</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker} at baseline, {value}, is not above the laboratory's range (to {limit})</source>
        <translation>{marker} 基线 {value}，未高于实验室参考范围（至 {limit}）</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker} at baseline, {value}, is not above {limit} ng/mL</source>
        <translation>{marker} 基线 {value}，未高于 {limit} ng/mL</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker} at baseline, {value}, may or may not be above the laboratory's range (to {limit})</source>
        <translation>{marker} 基线 {value}，不能确定是否高于实验室参考范围（至 {limit}）</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker} at baseline, {value}, may or may not be above {limit} ng/mL</source>
        <translation>{marker} 基线 {value}，不能确定是否高于 {limit} ng/mL</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{marker} at nadir</source>
        <translation>{marker}，最低值</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{marker} criterion met at 6 weeks: {reason}</source>
        <translation>6 周时 {marker} 达到标准：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <source>{marker} criterion not met at 6 weeks, imaging shows {response}</source>
        <translation>6 周时 {marker} 未达到标准，影像显示 {response}</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{marker} criterion not met at 6 weeks: {reason}</source>
        <translation>6 周时 {marker} 未达到标准：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <location filename="../../models/figures/waterfalls.py"/>
        <source>{marker} fall at 6 weeks cannot be determined</source>
        <translation>6 周时 {marker} 下降无法判定</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{marker} fall at 6 weeks: {before} % → {after} %</source>
        <translation>6 周时 {marker} 下降：{before} % → {after} %</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <location filename="../../models/figures/waterfalls.py"/>
        <source>{marker} fall not assessable</source>
        <translation>{marker} 下降无法评估</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <source>{marker} fell at 6 weeks, imaging shows progression</source>
        <translation>6 周时 {marker} 下降，影像显示进展</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{marker} has at least doubled since its nadir: {before} ({day}) → {after}</source>
        <translation>{marker} 自最低值至少倍增：{before}（{day}）→ {after}</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{marker} has risen beyond noise since its nadir: {before} ({day}) → {after}</source>
        <translation>{marker} 自最低值的上升超出变异范围：{before}（{day}）→ {after}</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <source>{marker} is down by its criterion, imaging of the same time shows progression</source>
        <translation>{marker} 按其标准已下降，同期影像显示进展</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <source>{marker} is not down by its criterion, imaging of the same time shows {response}</source>
        <translation>{marker} 按其标准未下降，同期影像显示 {response}</translation>
    </message>
    <message>
        <location filename="../../models/figures/waterfalls.py"/>
        <source>{marker} measured by another method at 6 weeks</source>
        <translation>6 周时 {marker} 检测方法不同</translation>
    </message>
    <message>
        <location filename="../../models/flags/discordance.py"/>
        <source>{marker} nearest to the read</source>
        <translation>距阅片最近的 {marker}</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{marker} now</source>
        <translation>{marker}，目前</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker} of the same date, not counted</source>
        <translation>同日的 {marker}，不计入</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker} {change}, {before} → {after} (criterion: a fall of at least {percent} %)</source>
        <translation>{marker} {change}，{before} → {after}（标准：下降至少 {percent} %）</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker} {change}, {before} → {after} (criterion: a fall of at least {percent} %; the laboratory's range at baseline is not recorded)</source>
        <translation>{marker} {change}，{before} → {after}（标准：下降至少 {percent} %；基线的实验室参考范围未记录）</translation>
    </message>
    <message>
        <location filename="../../models/markers/words.py"/>
        <source>{marker}: nothing can be said of the change, {before} → {after}</source>
        <translation>{marker}：变化无从判断，{before} → {after}</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>{measure}: {reason}</source>
        <translation>{measure}：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>{median} ({limits})</source>
        <translation>{median}（{limits}）</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>{median} [{low}, {high}]</source>
        <translation>{median} [{low}, {high}]</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{mm} mm</source>
        <translation>{mm} mm</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{mm} mm ({percent} %)</source>
        <translation>{mm} mm（{percent} %）</translation>
    </message>
    <message>
        <location filename="../../models/course/sum_growth.py"/>
        <source>{mm} mm per month</source>
        <translation>每月{mm} mm</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>{months} (n = {n})</source>
        <translation>{months}（n = {n}）</translation>
    </message>
    <message>
        <location filename="../../models/figures/standing.py"/>
        <source>{months} months lie before the landmark, where this curve begins.</source>
        <translation>{months} 个月早于界标日，而曲线始于界标日。</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{months} months, censored</source>
        <translation>{months} 个月，删失</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{months} months, event</source>
        <translation>{months} 个月，事件</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{months} months, {group}</source>
        <translation>{months} 个月，{group}</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>{name} at the baseline read</source>
        <translation>基线阅片的{name}</translation>
    </message>
    <message>
        <location filename="../../storage/keys/vault.py"/>
        <source>{name} cannot be the name of a user.</source>
        <translation>{name} 不能用作用户名。</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>{name} in the profile</source>
        <translation>档案中的{name}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{name} is spelt {spelt}</source>
        <translation>{name}应写作{spelt}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{name} is spelt {spelt}; the protocols are {known}</source>
        <translation>{name}应写作{spelt}；方案有{known}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{name} is the id of another result or visit</source>
        <translation>{name}是另一检验结果或访视的标识</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{name} is the id of another treatment</source>
        <translation>{name}是另一治疗的标识</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{name} is unknown; the protocols are {known}</source>
        <translation>{name}未知；方案有{known}</translation>
    </message>
    <message>
        <location filename="../../models/response/normalisation.py"/>
        <source>{name} {value} {unit} on {on} is above the laboratory's range</source>
        <translation>{on} 的 {name} {value} {unit} 高于实验室参考范围</translation>
    </message>
    <message>
        <location filename="../../models/response/normalisation.py"/>
        <source>{name}: no baseline result, not asked for</source>
        <translation>{name}：无基线结果，不作要求</translation>
    </message>
    <message>
        <location filename="../../models/response/normalisation.py"/>
        <source>{name}: no range at baseline, not asked for</source>
        <translation>{name}：基线无参考范围，不作要求</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{name}: {before} → {after}</source>
        <translation>{name}：{before} → {after}</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>{name}: {noted} in the profile, {read} at the baseline read of {on}</source>
        <translation>{name}：档案中为 {noted}，{on} 基线阅片为 {read}</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter.py"/>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>{now} − {was} = {more}, at least 2</source>
        <translation>{now} − {was} = {more}，至少 2</translation>
    </message>
    <message>
        <location filename="../../models/flags/medicine.py"/>
        <source>{now} − {was} = {more}, at least {least}</source>
        <translation>{now} − {was} = {more}，至少 {least}</translation>
    </message>
    <message>
        <location filename="../../models/flags/progression.py"/>
        <source>{numbers} back after the CR of {on} by {criterion}: if it was never gone, correct the earlier read</source>
        <translation>按 {criterion}，{on} CR 后 {numbers} 再现：如从未消失，请更正此前的阅片</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>{numbers} measured by {first} at baseline and by {now} on {dates}</source>
        <translation>{numbers} 基线以 {first} 测量，{dates} 以 {now} 测量</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{numbers} not measured</source>
        <translation>{numbers} 未测量</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{numbers} not measured, together</source>
        <translation>{numbers} 未测量，合计</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>{number} at baseline</source>
        <translation>{number}，基线</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>{number} at baseline, viable</source>
        <translation>{number}，基线，活性肿瘤直径</translation>
    </message>
    <message>
        <location filename="../../models/response/timepoints.py"/>
        <source>{number} does not count under mRECIST (R-6.1)</source>
        <translation>{number} 不计入 mRECIST（R-6.1）</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{number} has more than one decimal; diameters have at most one</source>
        <translation>{number} 有不止一位小数；直径最多一位小数</translation>
    </message>
    <message>
        <location filename="../../models/response/timepoints.py"/>
        <source>{number} has no diameter at baseline (R-1.5)</source>
        <translation>{number} 基线无直径（R-1.5）</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{number} is already the number of another lesion (R-1.8)</source>
        <translation>{number}已是另一病灶的编号（R-1.8）</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>{number} is back after complete response</source>
        <translation>{number} 在完全缓解后再现</translation>
    </message>
    <message>
        <location filename="../../models/response/timepoints.py"/>
        <source>{number} is not measurable at baseline (R-1.2)</source>
        <translation>{number} 基线不可测量（R-1.2）</translation>
    </message>
    <message>
        <location filename="../../models/response/timepoints.py"/>
        <source>{number} is of a kind that is never a target (R-1.4)</source>
        <translation>{number} 属于不作为靶病灶的类型（R-1.4）</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <source>{number} looks the same as {other}, that of {code}</source>
        <translation>{number} 与 {code} 的住院号 {other} 看起来相同</translation>
    </message>
    <message>
        <location filename="../../models/response/timepoints.py"/>
        <source>{number} was irradiated before baseline and has not progressed since (R-1.4)</source>
        <translation>{number} 基线前接受过放疗且此后未进展（R-1.4）</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>{number} was not assessed</source>
        <translation>{number} 未评估</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>{number} was not measured</source>
        <translation>{number} 未测量</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>{number} × {of} ({least} – {most})</source>
        <translation>{number} × {of}（{least} – {most}）</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{number}, now absent</source>
        <translation>{number}，目前消失</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{number}, now {mm} mm</source>
        <translation>{number}，目前 {mm} mm</translation>
    </message>
    <message>
        <location filename="../../models/response/disease.py"/>
        <source>{number}: size not recorded</source>
        <translation>{number}：大小未记录</translation>
    </message>
    <message>
        <location filename="../../models/response/response_why.py"/>
        <source>{number}: unequivocal progression</source>
        <translation>{number}：明确进展</translation>
    </message>
    <message>
        <location filename="../../models/response/disease.py"/>
        <source>{number}: vascular pattern not recorded</source>
        <translation>{number}：强化方式未记录</translation>
    </message>
    <message>
        <location filename="../../models/cohort/matching.py"/>
        <source>{n} patients match: too few for an estimate (5 are needed). Fewer covariates leave more patients.</source>
        <translation>匹配到 {n} 名患者：人数过少，不作估计（需 5 人）。减少协变量可保留更多患者。</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{n}, {events} events</source>
        <translation>{n}，{events} 例事件</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{one} or {other}</source>
        <translation>{one} 或 {other}</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>{on} is a new therapy, and treatment has not started</source>
        <translation>{on} 为新的治疗，但治疗尚未开始</translation>
    </message>
    <message>
        <location filename="../../models/record/story.py"/>
        <source>{on} is after its end, {stop}</source>
        <translation>{on} 晚于结束日期 {stop}</translation>
    </message>
    <message>
        <location filename="../../models/forms/planned_visit.py"/>
        <location filename="../../models/record/impossible.py"/>
        <source>{on} is after the death, {died}</source>
        <translation>{on} 在死亡（{died}）之后</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>{on} is after today, {today}</source>
        <translation>{on} 在今天（{today}）之后</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>{on} is before its start, {start}</source>
        <translation>{on} 早于其发生日期 {start}</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <location filename="../../models/forms/typed.py"/>
        <source>{on} is before the birth, {born}</source>
        <translation>{on} 在出生（{born}）之前</translation>
    </message>
    <message>
        <location filename="../../models/forms/event.py"/>
        <source>{on} is before the last change of grade, {last}</source>
        <translation>{on} 早于最近一次分级变化 {last}</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>{on} is before the start of treatment, {start}</source>
        <translation>{on} 早于治疗开始日 {start}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{on} is before {what} ({start})</source>
        <translation>{on}早于{what}（{start}）</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>{on} is more than a year away</source>
        <translation>{on} 距今超过一年</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>{on} is more than {days} days after the death, {died}</source>
        <translation>{on} 晚于死亡日期 {died} 超过 {days} 天</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{on} is more than {n} years before the start of treatment</source>
        <translation>{on}早于治疗开始日期{n}年以上</translation>
    </message>
    <message>
        <location filename="../../models/forms/registration.py"/>
        <source>{on} is more than {n} years before the start of treatment, {start}</source>
        <translation>{on} 早于治疗开始日 {start} 超过 {n} 年</translation>
    </message>
    <message>
        <location filename="../../models/record/story.py"/>
        <source>{on} is not after the grade before, {last}</source>
        <translation>{on} 不晚于前一次分级 {last}</translation>
    </message>
    <message>
        <location filename="../../models/record/story.py"/>
        <source>{on} is not after the last change of grade, {last}</source>
        <translation>{on} 不晚于最近一次分级变化 {last}</translation>
    </message>
    <message>
        <location filename="../../models/forms/planned_visit.py"/>
        <source>{on} is not after the start of treatment, {start}</source>
        <translation>{on} 不晚于治疗开始日 {start}</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>{on} is since the start of treatment, {start}: a treatment since then needs its day</source>
        <translation>{on}在治疗开始日{start}之后：此后的治疗需要具体日期</translation>
    </message>
    <message>
        <location filename="../../models/course/read_checks.py"/>
        <source>{organ}: {count} of at most {n}</source>
        <translation>{organ}：{count} 个，最多 {n} 个</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>{part} could not be read back as it was written.</source>
        <translation>{part} 写入后读回不一致。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/keys/keyfile.py"/>
        <source>{path} cannot be read ({reason}).</source>
        <translation>无法读取 {path}（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path} could not be read or written; the disk may be full or gone.</source>
        <translation>无法读写 {path}；磁盘可能已满或已断开。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/taking.py"/>
        <source>{path} could not be removed ({reason}).</source>
        <translation>无法删除 {path}（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/instance.py"/>
        <source>{path} does not stay where it is made, so that nobody can be kept out by it.</source>
        <translation>{path} 建立后不能保留在原处，无法用它阻止他人打开。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/taking.py"/>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/demo.py"/>
        <location filename="../../storage/keys/vault.py"/>
        <source>{path} exists already.</source>
        <translation>{path} 已存在。</translation>
    </message>
    <message>
        <location filename="../../storage/opening.py"/>
        <source>{path} has users.</source>
        <translation>{path} 设有用户。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path} is a folder and not a clinic file.</source>
        <translation>{path} 是文件夹，不是中心文件。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{path} is a folder.</source>
        <translation>{path} 是文件夹。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/instance.py"/>
        <source>{path} is a link or no file at all; nothing is written to it.</source>
        <translation>{path} 是链接或并非文件；未向其写入任何内容。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path} is an SQLite file that is not encrypted.</source>
        <translation>{path} 是未加密的 SQLite 文件。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/clinic/inspection.py"/>
        <location filename="../../storage/keys/keyfile.py"/>
        <source>{path} is damaged.</source>
        <translation>{path} 已损坏。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/clinic/inspection.py"/>
        <source>{path} is empty (0 bytes).</source>
        <translation>{path} 为空（0 字节）。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path} is in use by another program.</source>
        <translation>{path} 正被其他程序使用。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <location filename="../../storage/clinic/inspection.py"/>
        <source>{path} is not a clinic file, or it belongs to another key.</source>
        <translation>{path} 不是中心文件，或属于其他密钥。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/inspection.py"/>
        <location filename="../../storage/clinic/store.py"/>
        <source>{path} is not a clinic file.</source>
        <translation>{path} 不是中心文件。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/store.py"/>
        <source>{path} is torn: a change was being written to it, and {path}-journal, which takes back what is half written, is missing or damaged.</source>
        <translation>{path} 不完整：程序正在写入更改时中断，而用于撤回未写完内容的 {path}-journal 缺失或已损坏。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path} lacks a table or a column that it must have.</source>
        <translation>{path} 缺少必需的表或列。</translation>
    </message>
    <message>
        <location filename="../../storage/keys/instance.py"/>
        <source>{path} lies on a network share ({kind}). If two computers open it at once, or the connection breaks while something is saved, it can be damaged: keep it on this computer, and the backups on the share.</source>
        <translation>{path} 位于网络共享（{kind}）。若两台电脑同时打开，或保存时连接中断，文件可能损坏：请将其保存在本机，备份可放在共享上。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path} may not be written to.</source>
        <translation>无权写入 {path}。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path} or its folder may not be written to.</source>
        <translation>无权写入 {path} 或其所在文件夹。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{path} was not written. There is no folder {folder}.</source>
        <translation>未写入 {path}。文件夹 {folder} 不存在。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{path} was not written: another program holds it, or it may not be written to.</source>
        <translation>未写入 {path}：其他程序正在占用该文件，或没有写入权限。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{path} was not written: another program holds it.</source>
        <translation>未写入 {path}：其他程序正在占用该文件。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{path} was not written: the disk is full.</source>
        <translation>未写入 {path}：磁盘已满。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{path} was not written: the folder may not be written to.</source>
        <translation>未写入 {path}：无权写入该文件夹。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{path} was not written: the name is too long.</source>
        <translation>未写入 {path}：名称过长。</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{path} was not written: {reason}.</source>
        <translation>未写入 {path}：{reason}。</translation>
    </message>
    <message>
        <location filename="../../storage/opening.py"/>
        <source>{path} was restored and is whole, but its journal could not be told: {problem}</source>
        <translation>{path} 已恢复且完整，但未能将此记入日志：{problem}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/inspection.py"/>
        <location filename="../../storage/clinic/store.py"/>
        <source>{path} was written by a newer Hepatrack.</source>
        <translation>{path} 由更新版本的 Hepatrack 写成。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path}-wal cannot be read ({reason}).</source>
        <translation>无法读取 {path}-wal（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/connection.py"/>
        <source>{path}-wal, which holds the latest changes, is damaged.</source>
        <translation>保存最近更改的 {path}-wal 已损坏。</translation>
    </message>
    <message>
        <location filename="../../models/flags/patterns.py"/>
        <source>{pattern}: cannot be determined, {missing}</source>
        <translation>{pattern}：无法判定，{missing}</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>{percent} ({limits})</source>
        <translation>{percent}（{limits}）</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/lines.py"/>
        <source>{place}: {reason}</source>
        <translation>{place}：{reason}</translation>
    </message>
    <message>
        <location filename="../../storage/problems.py"/>
        <source>{place}: {said}</source>
        <translation>{place}：{said}</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver_why.py"/>
        <source>{points} points, class {name}</source>
        <translation>{points} 分，{name} 级</translation>
    </message>
    <message>
        <location filename="../../storage/wholefile.py"/>
        <source>{problem} {done} of {count} files were written.</source>
        <translation>{problem} {count} 个文件中已写入 {done} 个。</translation>
    </message>
    <message>
        <location filename="../../models/tables/rates.py"/>
        <source>{p} ({permutation})</source>
        <translation>{p}（{permutation}）</translation>
    </message>
    <message>
        <location filename="../../models/tables/table.py"/>
        <source>{p}, simulated</source>
        <translation>{p}（模拟）</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <location filename="../../models/tables/rates.py"/>
        <source>{ratio} ({low}–{high})</source>
        <translation>{ratio}（{low}–{high}）</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>{reason} (extrahepatic spread not recorded, taken as absent)</source>
        <translation>{reason}（肝外转移未记录，按无计）</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>{reason} (hepatic vein and extrahepatic spread not recorded, taken as free)</source>
        <translation>{reason}（肝静脉和肝外转移未记录，按未受累计）</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>{reason} (hepatic vein not recorded, taken as free)</source>
        <translation>{reason}（肝静脉未记录，按未受累计）</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>{reason} (number and size as at baseline)</source>
        <translation>{reason}（数目和大小同基线）</translation>
    </message>
    <message>
        <location filename="../../models/liver/bclc.py"/>
        <source>{reason} (stage D is not excluded: Child-Pugh class not known)</source>
        <translation>{reason}（不能排除 D 期：Child-Pugh 分级未知）</translation>
    </message>
    <message>
        <location filename="../../models/response/best_response.py"/>
        <source>{response} (complete, not proven)</source>
        <translation>{response}（完全，未证实）</translation>
    </message>
    <message>
        <location filename="../../models/cohort/groupings.py"/>
        <source>{response} by day {day}</source>
        <translation>第 {day} 天前 {response}</translation>
    </message>
    <message>
        <location filename="../../models/flags/response.py"/>
        <source>{response} by {criterion} on {on} not yet confirmed; confirmation counts from {due}</source>
        <translation>{on} 的 {response}（{criterion}）尚未确认；{due} 起的评估可作确认</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{response} of {on}: confirmed by a CR from {due} on</source>
        <translation>{on} 的 {response}：{due} 起再次 CR 即为确认</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{response} of {on}: confirmed by a CR or PR from {due} on</source>
        <translation>{on} 的 {response}：{due} 起再次 CR 或 PR 即为确认</translation>
    </message>
    <message>
        <location filename="../../models/response/response.py"/>
        <source>{response}, by restored flow alone</source>
        <translation>{response}，仅因血流恢复</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>{result}: {reason}</source>
        <translation>{result}：{reason}</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>{result}: {reason}, cannot be graded</source>
        <translation>{result}：{reason}，无法分级</translation>
    </message>
    <message>
        <location filename="../../storage/roles.py"/>
        <source>{role} may not {action}.</source>
        <translation>{role}无权{action}。</translation>
    </message>
    <message>
        <location filename="../../models/liver/liver_why.py"/>
        <source>{score}, grade {grade}</source>
        <translation>{score}，{grade} 级</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{share} % ({limits})</source>
        <translation>{share} %（{limits}）</translation>
    </message>
    <message>
        <location filename="../../storage/backups/restoring.py"/>
        <source>{target} could not be put back; it is kept whole as {aside}.</source>
        <translation>{target} 未能放回原处；其完整内容保存为 {aside}。</translation>
    </message>
    <message>
        <location filename="../../storage/backups/taking.py"/>
        <source>{target} did not become a copy of {source}.</source>
        <translation>{target} 未能成为 {source} 的副本。</translation>
    </message>
    <message>
        <location filename="../../models/flags/events.py"/>
        <source>{term} ({grade})</source>
        <translation>{term}（{grade} 级）</translation>
    </message>
    <message>
        <location filename="../../models/record/terms.py"/>
        <source>{term} is not in the list of CTCAE {version}; kept as written</source>
        <translation>{term} 不在 CTCAE {version} 术语表中；按原文保留</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>{term} of grade 5 means death, and no death is recorded</source>
        <translation>{term} 5 级即为死亡，但未记录死亡</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{text} cannot stand here</source>
        <translation>{text}不能写在此处</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} has a decimal comma; write a decimal point</source>
        <translation>{text} 使用了小数逗号；请使用小数点</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} has seconds; write 14:05</source>
        <translation>{text} 带有秒；请写 14:05</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is below 0</source>
        <translation>{text} 小于 0</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{text} is empty or begins or ends with a space; a name on one line is expected</source>
        <translation>{text}为空，或以空格开头或结尾；应为一行名称</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is neither yes nor no</source>
        <translation>{text} 既不是 yes 也不是 no</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is no answer; write {example}</source>
        <translation>{text} 不是答案；请按 {example} 填写</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is no change of grade; write 2025-03-28 G2 148/92 mmHg; …</source>
        <translation>{text} 不是分级变化；请按 2025-03-28 G2 148/92 mmHg; … 填写</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is no value with its name; write {example}</source>
        <translation>{text} 不是带名称的值；请按 {example} 填写</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is none of: {words}</source>
        <translation>{text} 不在以下选项中：{words}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/mapping.py"/>
        <source>{text} is not a date as the mapping says, {form}</source>
        <translation>{text} 不是映射所说的日期格式 {form}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is not a date from 1900 to 2099; write YYYY-MM-DD</source>
        <translation>{text} 不是 1900 至 2099 年的日期；请写 YYYY-MM-DD</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{text} is not a date from 1900 to 2099; {form} is expected</source>
        <translation>{text}不是1900至2099年的日期；应为{form}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{text} is not a date from 1900 to 2099; {form} is expected; in version 2 YYYY-MM or YYYY will do</source>
        <translation>{text}不是1900至2099年的日期；应为{form}；第2版也可写 YYYY-MM 或 YYYY</translation>
    </message>
    <message>
        <location filename="../../storage/fields.py"/>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is not a date of the calendar</source>
        <translation>{text}不是日历上的日期</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is not a date; write YYYY-MM-DD, or a date of the spreadsheet</source>
        <translation>{text} 不是日期；请写 YYYY-MM-DD，或使用电子表格的日期</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is not a number; write a decimal point</source>
        <translation>{text} 不是数字；请用小数点</translation>
    </message>
    <message>
        <location filename="../../storage/fields.py"/>
        <source>{text} is not a time of day</source>
        <translation>{text}不是时刻</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is not a time of day; write 14:05</source>
        <translation>{text} 不是时刻；请写成 14:05</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is not a whole number</source>
        <translation>{text} 不是整数</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{text} is not one of {words}</source>
        <translation>{text}不在{words}之中</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <location filename="../../storage/firstload/values.py"/>
        <source>{text} is spelt {word}</source>
        <translation>{text} 的写法是 {word}</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>{text} looks the same as {other} in {cell}; nobody could tell the two patients apart</source>
        <translation>{text} 与 {cell} 中的 {other} 看起来相同；两位患者将无法区分</translation>
    </message>
    <message>
        <location filename="../../storage/firstload/gathering.py"/>
        <source>{text} stands in {cell} already</source>
        <translation>{text} 已在 {cell}</translation>
    </message>
    <message>
        <location filename="../../models/published/trials.py"/>
        <source>{trial}, {arm}: median {endpoint} {value} {unit}</source>
        <translation>{trial}，{arm}：中位 {endpoint} {value} {unit}</translation>
    </message>
    <message>
        <location filename="../../models/published/trials.py"/>
        <source>{trial}, {arm}: {endpoint} {value} % at {time} {unit}</source>
        <translation>{trial}，{arm}：{time} {unit}时 {endpoint} {value} %</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{unit} is not a unit of {analyte}; it has no unit</source>
        <translation>{unit}不是{analyte}的单位；它没有单位</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{unit} is not a unit of {analyte}; {units} is expected</source>
        <translation>{unit}不是{analyte}的单位；应为{units}</translation>
    </message>
    <message>
        <location filename="../../models/course/suggestions.py"/>
        <source>{upper}/{lower} mmHg</source>
        <translation>{upper}/{lower} mmHg</translation>
    </message>
    <message>
        <location filename="../../models/figures/redefined_words.py"/>
        <source>{value} ({limits}) months</source>
        <translation>{value}（{limits}）个月</translation>
    </message>
    <message>
        <location filename="../../models/cohort/filter_document.py"/>
        <source>{value} cannot be part {part} of a filter.</source>
        <translation>{value} 不能作为筛选条件中的“{part}”。</translation>
    </message>
    <message>
        <location filename="../../storage/fields.py"/>
        <source>{value} has more than one decimal; diameters have at most one</source>
        <translation>{value}有一位以上小数；直径最多一位小数</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{value} is above {limit}</source>
        <translation>{value} 高于 {limit}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{value} is below {limit}</source>
        <translation>{value} 低于 {limit}</translation>
    </message>
    <message>
        <location filename="../../storage/files/caserules.py"/>
        <source>{value} is beyond any {analyte} measured in a person</source>
        <translation>{value}超出人体任何{analyte}测得值</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <location filename="../../storage/files/curvefile.py"/>
        <source>{value} is negative</source>
        <translation>{value} 为负数</translation>
    </message>
    <message>
        <location filename="../../storage/files/curvefile.py"/>
        <source>{value} is not a whole number of patients</source>
        <translation>{value} 不是整数人数</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{value} is not above {limit}</source>
        <translation>{value} 不高于 {limit}</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>{value} is too large</source>
        <translation>{value} 过大</translation>
    </message>
    <message>
        <location filename="../../storage/files/cohortfile.py"/>
        <source>{value} {unit} are {years} years; the unit cannot be right</source>
        <translation>{value} {unit}合 {years} 年；单位不可能正确</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity_why.py"/>
        <source>{value} {unit} converted</source>
        <translation>{value} {unit}，换算</translation>
    </message>
    <message>
        <location filename="../../models/record/plausible.py"/>
        <source>{value} {unit} is hardly possible; as {other} it would be {meant} {rules}</source>
        <translation>{value} {unit} 几乎不可能；若单位为 {other}，则为 {meant} {rules}</translation>
    </message>
    <message>
        <location filename="../../models/record/plausible.py"/>
        <source>{value} {unit} is less than a tenth of {before} {its_unit} of {on}</source>
        <translation>{value} {unit} 不足 {on} 的 {before} {its_unit} 的十分之一</translation>
    </message>
    <message>
        <location filename="../../models/record/plausible.py"/>
        <source>{value} {unit} is more than ten times {before} {its_unit} of {on}</source>
        <translation>{value} {unit} 超过 {on} 的 {before} {its_unit} 的十倍</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{value} {unit} on {on}</source>
        <translation>{on} 的 {value} {unit}</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{value} {unit} or below</source>
        <translation>{value} {unit} 及以下</translation>
    </message>
    <message>
        <location filename="../../models/course/change_words.py"/>
        <source>{vp} or Cheng {cheng}</source>
        <translation>{vp} 或 程氏 {cheng}</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>{vp} says that there is no thrombus, and Cheng {cheng} that there is</source>
        <translation>{vp} 表示无癌栓，而程氏分型 {cheng} 表示有癌栓</translation>
    </message>
    <message>
        <location filename="../../models/laboratory/repeats.py"/>
        <source>{what} ({status})</source>
        <translation>{what}（{status}）</translation>
    </message>
    <message>
        <location filename="../../storage/files/caseschema.py"/>
        <source>{what} is expected, not {found}</source>
        <translation>应为{what}，而不是{found}</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>{what} of {on}</source>
        <translation>{on} 的{what}</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>{what} was read twice on {on}: {used} counts, entered later; {others} does not</source>
        <translation>{what} 于 {on} 读了两次：以后录入的 {used} 为准，{others} 不计</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>{what}, counts</source>
        <translation>{what}，采用</translation>
    </message>
    <message>
        <location filename="../../models/flags/reads.py"/>
        <source>{what}, does not count</source>
        <translation>{what}，不采用</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <location filename="../../storage/clinic/editing.py"/>
        <source>{what}: {problem}</source>
        <translation>{what}：{problem}</translation>
    </message>
    <message>
        <location filename="../../models/plan/criteria.py"/>
        <source>{years} years</source>
        <translation>{years} 岁</translation>
    </message>
    <message>
        <location filename="../../models/flags/doubtful.py"/>
        <source>“{name}” is spelt {spelt}: no rule reads its results</source>
        <translation>“{name}”应写作 {spelt}：没有规则读取其结果</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>“{site}” is no site; leave the list empty</source>
        <translation>“{site}”不是部位；请将列表留空</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>“{text}” has a decimal comma; write a decimal point</source>
        <translation>“{text}”含小数逗号；请用小数点</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>“{text}” has more than one decimal; tenths of a millimetre are kept</source>
        <translation>“{text}”超过一位小数；保留到 0.1 mm</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/wording.py"/>
        <source>“{text}” is no answer; write {example}</source>
        <translation>“{text}”不是有效回答；请写作 {example}</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/wording.py"/>
        <source>“{text}” is no change of grade; write 2025-03-28 G2 148/92 mmHg; …</source>
        <translation>“{text}”不是分级变化；请写作 2025-03-28 G2 148/92 mmHg; …</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/wording.py"/>
        <source>“{text}” is no name and value; write Child-Pugh: A6; BCLC: C</source>
        <translation>“{text}”不是名称和值；请写成 Child-Pugh: A6; BCLC: C</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/wording.py"/>
        <source>“{text}” is none of: {words}</source>
        <translation>“{text}”不在以下选项中：{words}</translation>
    </message>
    <message>
        <location filename="../../models/forms/visit.py"/>
        <source>“{text}” is not a blood pressure; write 128/82</source>
        <translation>“{text}”不是血压；写作 128/82</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>“{text}” is not a date from 1900 to 2099</source>
        <translation>“{text}”不是 1900 至 2099 年间的日期</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>“{text}” is not a date; write 8 digits (20250328), +3d, -2w or today</source>
        <translation>“{text}”不是日期；写作 8 位数字（20250328）、+3d、-2w 或今天</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>“{text}” is not a day of the calendar</source>
        <translation>“{text}”不是日历上的日期</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>“{text}” is not a dose; write a number, its unit beside it</source>
        <translation>“{text}”不是剂量；请填写数字，单位填在旁边</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/verification.py"/>
        <source>“{text}” is not a mark of the journal.</source>
        <translation>“{text}”不是日志标记。</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>“{text}” is not a number of cells; write 2.8e10</source>
        <translation>“{text}”不是细胞数；请写作 2.8e10</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>“{text}” is not a number of days</source>
        <translation>“{text}”不是天数</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>“{text}” is not a number of fractions</source>
        <translation>“{text}”不是分割次数</translation>
    </message>
    <message>
        <location filename="../../models/forms/ranges.py"/>
        <location filename="../../storage/clinic/wording.py"/>
        <source>“{text}” is not a number; write a decimal point</source>
        <translation>“{text}”不是数字；请用小数点</translation>
    </message>
    <message>
        <location filename="../../models/forms/treatment.py"/>
        <source>“{text}” is not a percentage from 0 to 100</source>
        <translation>“{text}”不是 0 至 100 的百分数</translation>
    </message>
    <message>
        <location filename="../../models/forms/visit.py"/>
        <source>“{text}” is not a slice thickness in mm</source>
        <translation>“{text}”不是以 mm 计的层厚</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/wording.py"/>
        <source>“{text}” is not a time of day; write 14:05</source>
        <translation>“{text}”不是时刻；请写成 14:05</translation>
    </message>
    <message>
        <location filename="../../models/forms/visit.py"/>
        <source>“{text}” is not a weight in kg</source>
        <translation>“{text}”不是以 kg 计的体重</translation>
    </message>
    <message>
        <location filename="../../storage/clinic/wording.py"/>
        <source>“{text}” is not a whole number</source>
        <translation>“{text}”不是整数</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>“{text}” is not millimetres; write a number, A absent, S too small, E not evaluable or R removed</source>
        <translation>“{text}”不是毫米数；请输入数字，或 A 消失、S 过小、E 不可评估、R 已切除</translation>
    </message>
    <message>
        <location filename="../../models/forms/typed.py"/>
        <source>“{text}” mm is larger than any lesion</source>
        <translation>“{text}” mm 大于任何病灶</translation>
    </message>
    <message>
        <location filename="../../models/forms/results.py"/>
        <source>“{text}” {unit} is beyond any {analyte} measured in a person</source>
        <translation>“{text}” {unit} 超出人体可测得的 {analyte}</translation>
    </message>
    <message>
        <location filename="../../models/safety/toxicity.py"/>
        <source>“{unit}” is not a unit of {analyte}</source>
        <translation>“{unit}”不是 {analyte} 的单位</translation>
    </message>
    <message>
        <location filename="../../models/record/protocol.py"/>
        <source>“{value}” is not one of {words}</source>
        <translation>“{value}”不在以下各项中：{words}</translation>
    </message>
    <message>
        <location filename="../../models/record/impossible.py"/>
        <source>“{vein}” is not one of {words}</source>
        <translation>“{vein}”不属于 {words}</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>≥ 10 cm</source>
        <translation>≥ 10 cm</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>≥ 2050 mAU/mL</source>
        <translation>≥ 2050 mAU/mL</translation>
    </message>
    <message>
        <location filename="../../models/tables/baseline.py"/>
        <source>≥ 400 ng/mL</source>
        <translation>≥ 400 ng/mL</translation>
    </message>
</context>
</TS>
